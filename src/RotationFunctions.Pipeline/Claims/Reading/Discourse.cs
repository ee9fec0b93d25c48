namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What a document has said so far, and what later sentences may take up without saying it again.</summary>
internal sealed class Discourse
{
    /// <summary>The day that figures are of unless they say another.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>Whether the text itself, or the request, says which day that is.</summary>
    public bool IsDayStated { get; set; }

    /// <summary>The window of the heading above, or of a line that ends in a colon.</summary>
    public Period? HeadingWindow { get; set; }

    /// <summary>The subject of the heading above.</summary>
    public string? HeadingSeries { get; set; }

    /// <summary>Who the sentence before was about: a series, or what the data has not.</summary>
    public string? Series { get; set; }

    public string? Outside { get; set; }

    /// <summary>The series of the paragraph, in the order in which they were named last.</summary>
    public List<string> Recent { get; } = [];

    /// <summary>The window that the sentence before stated.</summary>
    public Period? Window { get; set; }

    /// <summary>The windows that the text has stated, each once; which of them a figure without one has may be open.</summary>
    public List<Period> Windows { get; } = [];

    /// <summary>The last window that began on a day: what "since then" means.</summary>
    public Period? Since { get; set; }

    /// <summary>Whether a figure of a single day was printed, so that a change without a window is one.</summary>
    public bool HasDay { get; set; }

    /// <summary>The year that the text is about, where it is not the present one.</summary>
    public int? TopicYear { get; set; }

    /// <summary>The date that the sentence before gave its figures.</summary>
    public DateOnly? SentenceDay { get; set; }

    /// <summary>Whether the sentence before was printed within a day.</summary>
    public bool IsWithinDay { get; set; }

    /// <summary>Words that this text has bound to a fund: "large caps through SPY".</summary>
    public Dictionary<string, string> Bound { get; } = [];

    public void Mention(string series)
    {
        Recent.Remove(series);
        Recent.Add(series);
    }
}

/// <summary>What is known of a number from its place: who, over what, which way. The next number inherits what it does not say anew.</summary>
internal sealed record Frame
{
    public string? Series { get; init; }

    public string? Outside { get; init; }

    public string? Against { get; init; }

    public Period? Window { get; init; }

    /// <summary>Whether the window was stated for the number itself, and not taken up from before.</summary>
    public bool IsWindowStated { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>1 up, −1 down, 0 unsaid.</summary>
    public int Direction { get; init; }

    /// <summary>Kind of figure other than a return or level: <c>drawdown</c>, <c>beta</c> and so on; null for none.</summary>
    public string? Kind { get; init; }

    public bool IsTotal { get; init; }

    public bool IsAnnualised { get; init; }

    public bool IsSpread { get; init; }

    public string? Noise { get; init; }

    public int? TargetYear { get; init; }
}
