namespace RotationFunctions.Pipeline.Languages;

/// <summary>What sentences about figures call the values that vary in the figures' ids, in one language.</summary>
internal abstract class FigureWords
{
    public static FigureWords In(Language language) => language == Language.SimplifiedChinese ? Zh.FigureWordsInChinese.Instance : En.FigureWordsInEnglish.Instance;

    /// <summary>Of the window of a day.</summary>
    public abstract string OnTheDay { get; }

    /// <summary>Of the year to date.</summary>
    public abstract string YearToDate { get; }

    /// <summary>Of a window of several trading days.</summary>
    public abstract string OverDays(int days);

    /// <summary>Levels of risks, by their names in ids.</summary>
    public abstract IReadOnlyDictionary<string, string> Levels { get; }

    /// <summary>Groups of sectors, by their names in ids.</summary>
    public abstract IReadOnlyDictionary<string, string> Groups { get; }

    /// <summary>Stances, by their names in ids.</summary>
    public abstract IReadOnlyDictionary<string, string> Stances { get; }

    /// <summary>Chart patterns, by their names in ids.</summary>
    public abstract IReadOnlyDictionary<string, string> Patterns { get; }

    /// <summary>Sides of a range, by their names in ids.</summary>
    public abstract IReadOnlyDictionary<string, string> Sides { get; }

    /// <summary>What projections are for when they are for no year.</summary>
    public abstract string LongerRun { get; }

    /// <summary>The end of a year.</summary>
    public abstract string EndOf(string year);
}
