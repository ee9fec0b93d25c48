using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace RotationFunctions.Analytics;

/// <summary>
/// Why something is absent or odd: a code, what it names, and its words in English. Other languages word it by the code.
/// </summary>
/// <remarks>
/// It is made where the fact is known, as <c>Reason.Of("series.noBar", $"{series} has no bar on {day}.")</c>: what stands in braces are
/// the arguments, in that order. Two reasons are equal when they say the same.
/// </remarks>
public sealed class Reason : IEquatable<Reason>
{
    /// <summary>Code of several reasons, one after another; its arguments are they.</summary>
    public const string Several = "several";

    /// <summary>Code of words that nobody here made, such as a provider's: every language quotes them.</summary>
    public const string Message = "message";

    private Reason(string code, string text, IReadOnlyList<ReasonArgument> arguments) => (Code, Text, Arguments) = (code, text, arguments);

    /// <summary>The code, as <c>drawdown.notOver</c>; the same as long as the words mean the same.</summary>
    public string Code { get; }

    /// <summary>The words in English.</summary>
    public string Text { get; }

    /// <summary>What the words name, in the order in which the English words name it.</summary>
    public IReadOnlyList<ReasonArgument> Arguments { get; }

    /// <summary>A reason in its English words.</summary>
    /// <param name="code">The code.</param>
    /// <param name="words">The words; numbers and dates in them are written in the invariant culture, dates as <c>yyyy-MM-dd</c>.</param>
    public static Reason Of(string code, ReasonWords words) => new(code, words.Text, words.Arguments);

    /// <summary>A reason as it was stored.</summary>
    /// <param name="code">The code.</param>
    /// <param name="text">The words in English.</param>
    /// <param name="arguments">What they name.</param>
    public static Reason Stored(string code, string text, IReadOnlyList<ReasonArgument> arguments) => new(code, text, arguments);

    /// <summary>Several reasons as one; the reason itself where there is one.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Reason All(IReadOnlyList<Reason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons switch
        {
            [] => throw new ArgumentException("At least one reason is needed.", nameof(reasons)),
            [var one] => one,
            _ => new(Several, string.Join(' ', reasons.Select(reason => reason.Text)), [.. reasons.Select(reason => new ReasonArgument(reason))]),
        };
    }

    /// <inheritdoc/>
    public bool Equals(Reason? other) => other is not null && Code == other.Code && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Reason);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>What a reason names: a text that is the same in every language, such as an id, a date or a number, or another reason.</summary>
/// <param name="Text">The text; of another reason its words in English.</param>
/// <param name="Reason">The other reason; null for a text.</param>
public sealed record ReasonArgument(string Text, Reason? Reason = null)
{
    /// <summary>Another reason.</summary>
    public ReasonArgument(Reason reason)
        : this(reason?.Text ?? throw new ArgumentNullException(nameof(reason)), reason)
    {
    }
}

/// <summary>The words of a reason: an interpolated string whose holes are the reason's arguments.</summary>
[InterpolatedStringHandler]
public readonly ref struct ReasonWords
{
    private readonly StringBuilder _text;
    private readonly List<ReasonArgument> _arguments;

    /// <summary>Called by the compiler.</summary>
    public ReasonWords(int literalLength, int formattedCount)
        => (_text, _arguments) = (new StringBuilder(literalLength + (formattedCount * 10)), new List<ReasonArgument>(formattedCount));

    internal string Text => _text.ToString();

    internal IReadOnlyList<ReasonArgument> Arguments => _arguments;

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>An argument. A date is written as <c>yyyy-MM-dd</c> unless a format says otherwise.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is Reason reason)
        {
            Append(new ReasonArgument(reason));
            return;
        }

        format ??= value is DateOnly ? "yyyy-MM-dd" : null;
        Append(new ReasonArgument(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? ""));
    }

    private void Append(ReasonArgument argument)
    {
        _text.Append(argument.Text);
        _arguments.Add(argument);
    }
}
