namespace RotationFunctions.Pipeline.Trace.Evidence;

/// <summary>What is said of the evidence beside the report's own sentences, in one language.</summary>
internal abstract record EvidenceTexts
{
    internal static EvidenceTexts In(Language language) => language == Language.SimplifiedChinese ? ChineseEvidenceTexts.Instance : EnglishEvidenceTexts.Instance;

    internal required string Title { get; init; }
    internal required string Report { get; init; }
    internal required string Table { get; init; }
    internal required string TableNote { get; init; }
    internal required string Signal { get; init; }
    internal required string Verdict { get; init; }
    internal required string Why { get; init; }
    internal required string Signals { get; init; }
    internal required string Measures { get; init; }
    internal required string Formula { get; init; }
    internal required string Source { get; init; }
    internal required string OurOwn { get; init; }
    internal required string Columns { get; init; }
    internal required string Column { get; init; }
    internal required string MethodHeading { get; init; }
    internal required string Absent { get; init; }
    internal required string ForPrograms { get; init; }

    /// <summary>Why a report of before has no table.</summary>
    internal required string NotTold { get; init; }

    /// <summary>How the table is made, and what its verdicts mean.</summary>
    internal required IReadOnlyList<string> Method { get; init; }

    /// <summary>What each signal measures, by its id.</summary>
    internal required IReadOnlyDictionary<string, string> OfSignals { get; init; }

    /// <summary>Heading and meaning of each figure, by its name, in the order of the columns.</summary>
    internal required IReadOnlyDictionary<string, (string Name, string Text)> OfColumns { get; init; }

    /// <summary>Why a signal has no figures.</summary>
    /// <param name="months">Months that it takes.</param>
    internal abstract string TooFew(int months);

    /// <summary>Which of the two bounds a signal meets.</summary>
    /// <param name="holm">Its p against all signals.</param>
    /// <param name="deflated">Its deflated Sharpe ratio.</param>
    internal abstract string Because(double holm, double deflated);
}
