using System.Collections.Frozen;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>The simplified forms of traditional Chinese characters.</summary>
internal static class Characters
{
    private static readonly Lazy<FrozenDictionary<char, char>> Forms = new(Read);

    public static char Simplified(char c) => c < '\u4E00' ? c : Forms.Value.GetValueOrDefault(c, c);

    private static FrozenDictionary<char, char> Read()
    {
        var forms = new Dictionary<char, char>();
        foreach (var line in LanguageData.Lines("characters.zh.txt"))
            foreach (var pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (pair.Length == 2)
                    forms.TryAdd(pair[0], pair[1]);
        return forms.ToFrozenDictionary();
    }
}
