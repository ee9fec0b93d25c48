using System.Globalization;

namespace RotationFunctions.Analytics;

/// <summary>Why a figure is absent: a code, which each language has words for, and what these words name.</summary>
/// <param name="Code">The code, as <c>drawdown.notRecovered</c>.</param>
/// <param name="Arguments">What stands in the words' braces <c>{0}</c>, <c>{1}</c>…: ids, dates as <c>yyyy-MM-dd</c>, numbers.</param>
public sealed record Reason(string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>A reason that names ids, dates and numbers.</summary>
    public static Reason Of(string code, params ReadOnlySpan<object> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = arguments[i] is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(arguments[i], CultureInfo.InvariantCulture) ?? "";
        return new Reason(code, texts);
    }
}
