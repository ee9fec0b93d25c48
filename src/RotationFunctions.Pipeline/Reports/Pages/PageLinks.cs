namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>
/// What stands around the page: where the API is that its figures link to, and which reports are its neighbours. A page
/// that is written to a file has nothing around it, and links to nothing but itself.
/// </summary>
public sealed record PageLinks
{
    /// <summary>Of a page in a file.</summary>
    public static PageLinks None { get; } = new();

    /// <summary>What leads from the page's address to the API's root: empty, or <c>../</c> once or more; null for a page in a file.</summary>
    public string? Api { get; init; }

    /// <summary>Which of the day's reports the page was asked for; null for the newest, whichever that is.</summary>
    public int? Revision { get; init; }

    /// <summary>Trading day of the nearest earlier report.</summary>
    public DateOnly? Earlier { get; init; }

    /// <summary>Trading day of the nearest later report.</summary>
    public DateOnly? Later { get; init; }

    /// <summary>Trading day of the first report of all.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Trading day of the latest report.</summary>
    public DateOnly? Latest { get; init; }
}
