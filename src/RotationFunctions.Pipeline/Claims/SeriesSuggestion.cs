using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Which series somebody may have meant who named one that the data has not.</summary>
internal static class SeriesSuggestion
{
    private const int ShortestName = 3;
    private const int LongName = 8;

    /// <summary>The id of a series that is called so, or nearly so; null when none is.</summary>
    public static string? For(string name, MarketData data)
    {
        var text = NormalText.Of(name.Trim()).Text;
        var (length, meanings) = text.Length == 0 ? (0, []) : data.Names.Names.At(text, 0);
        if (length == text.Length && length > 0)
            return meanings.Select(m => m.Value).FirstOrDefault(id => !id.Equals(name, StringComparison.Ordinal));
        if (text.Length < ShortestName)
            return null;
        var most = text.Length >= LongName ? 2 : 1;
        var nearest = data.Series
            .SelectMany(s => new[] { s.Id, s.Id.TrimStart('^'), s.Name.En }.Select(n => (s.Id, Distance: Distance(n, text, most))))
            .Where(s => s.Distance > 0 && s.Distance <= most)
            .OrderBy(s => s.Distance)
            .ToList();
        // Two that are as near say nothing.
        return nearest.Count > 0 && nearest.Where(s => s.Distance == nearest[0].Distance).Select(s => s.Id).Distinct().Count() == 1 ? nearest[0].Id : null;
    }

    /// <summary>How many letters must be put in, left out, changed or swapped; more than the most that counts when it is more.</summary>
    private static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var isSame = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 2]) && char.ToUpperInvariant(a[i - 2]) == char.ToUpperInvariant(b[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
