using System.Runtime.CompilerServices;
using System.Text;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>
/// An interpolated string that becomes a sentence: it takes figures, names and terms, and nothing else. So a number gets
/// into a text only as a figure, rounded by the one rule and named; and a sentence with an absent figure is no sentence.
/// </summary>
[InterpolatedStringHandler]
internal ref struct SentenceText
{
    private readonly StringBuilder _text;
    private readonly List<string> _figures = [];
    private readonly List<StatedFigure> _stated = [];
    private bool _lacksFigure;

    public SentenceText(int literalLength, int formattedCount)
        => _text = new StringBuilder(literalLength + (formattedCount * 8));

    /// <exception cref="ArgumentException">The text states a number of its own.</exception>
    public readonly void AppendLiteral(string text)
        => _text.Append(text.Any(char.IsDigit)
            ? throw new ArgumentException($"'{text}' states a number that is no figure: name a figure, or make it a term.", nameof(text))
            : text);

    /// <summary>
    /// A figure; with <c>size</c> its size alone, where the words give the direction; with <c>words</c> nothing, where the
    /// words say all of it.
    /// </summary>
    public void AppendFormatted(Figure figure, string? format = null)
    {
        if (figure.Value is null)
            _lacksFigure = true;
        if (format != "words")
            State(format == "size" ? FigureFormat.Size(figure) : FigureFormat.Text(figure), figure.Id);
        _figures.Add(figure.Id);
    }

    /// <summary>A date that belongs to a figure.</summary>
    public void AppendFormatted(StatedDate date)
    {
        if (date.Text is null)
            _lacksFigure = true;
        else
            State(date.Text, date.Id);
        _figures.Add(date.Id);
    }

    /// <summary>A name from the universe: what it says is the universe's.</summary>
    public readonly void AppendFormatted(SeriesName name) => _text.Append(name.Text);

    /// <summary>A term of art.</summary>
    public readonly void AppendFormatted(Term term) => _text.Append(term.Text);

    /// <summary>The sentence, or null when a figure of it is absent.</summary>
    internal readonly Sentence? Finish() => _lacksFigure ? null : new Sentence(_text.ToString(), _figures) { Stated = _stated };

    private readonly void State(string text, string id)
    {
        _stated.Add(new StatedFigure(_text.Length, text.Length, id));
        _text.Append(text);
    }
}

/// <summary>The name of a series in a sentence, such as its ticker.</summary>
internal readonly record struct SeriesName(string Text);

/// <summary>A term of art, which may carry a number that is part of its name: <c>200-day average</c>.</summary>
internal readonly record struct Term(string Text);

/// <summary>A date as a language writes it, with its id; no text when it is absent.</summary>
internal readonly record struct StatedDate(string Id, string? Text);
