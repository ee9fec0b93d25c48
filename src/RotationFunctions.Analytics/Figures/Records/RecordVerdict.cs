namespace RotationFunctions.Analytics;

/// <summary>What a record or a signal is worth as evidence.</summary>
public enum RecordVerdict
{
    /// <summary>Too few cases to say anything.</summary>
    TooFew,

    /// <summary>No evidence.</summary>
    None,

    /// <summary>Significant alone, but not among as many as are looked at.</summary>
    Weak,

    /// <summary>Significant among all that are looked at.</summary>
    Supported,
}

/// <summary>Which way a record points, against the base.</summary>
public enum RecordDirection
{
    /// <summary>More often positive than on any day.</summary>
    For,

    /// <summary>Not more often.</summary>
    Against,
}

/// <summary>When a record is evidence (section 8b).</summary>
internal static class Verdicts
{
    /// <summary>Fewer independent cases say too little.</summary>
    public const int AtLeast = 10;

    /// <summary>The usual level.</summary>
    public const double Level = 0.05;

    /// <summary>Records of a report that are looked at: three stances and six conditions over three horizons.</summary>
    public const int LookedAt = 27;

    /// <summary>The verdict on n cases with a two-sided probability; Bonferroni for <see cref="RecordVerdict.Supported"/>.</summary>
    public static RecordVerdict Of(int n, double? p) => n < AtLeast || p is null ? RecordVerdict.TooFew
        : p >= Level ? RecordVerdict.None
        : p >= Level / LookedAt ? RecordVerdict.Weak
        : RecordVerdict.Supported;
}
