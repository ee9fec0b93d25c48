using System.Text.Json.Serialization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// The day's report: what is served as JSON, and what the page, the Markdown and the terminal print. Figures are
/// fractions at full precision; null means absent, and <see cref="Missing"/> says why.
/// </summary>
public sealed record Report
{
    // A list that an earlier version did not write is empty, not null: the reader sets what the JSON lacks to null,
    // initializer or not.

    public const string CurrentSchemaVersion = "1.0";

    public string SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Tag of the language that names, titles, sentences and the disclaimer are in, as <c>en</c>.</summary>
    public string Language { get; init; } = LanguageTag.English;

    /// <summary>The trading day that the figures are of.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>When the report was computed.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    public required ReportSource Source { get; init; }

    /// <summary>Every instrument of the universe that has a bar on the day, in the universe's order.</summary>
    public required IReadOnlyList<Performance> Performance { get; init; }

    /// <summary>Price-return differences of the universe's pairs.</summary>
    public required IReadOnlyList<Spread> Spreads { get; init; }

    /// <summary>How cheaply each instrument trades.</summary>
    public required IReadOnlyList<Liquidity> Liquidity { get; init; }

    /// <summary>Who leads, since when, and what followed when each stance began before; null on a day without a score.</summary>
    public StanceDay? Stance { get; init; }

    /// <summary>Rotation score, 0 to 100, and what is told beside it.</summary>
    public ScoreDay? Score { get; init; }

    /// <summary>Every instrument against the benchmark, then the universe's other pairs.</summary>
    public IReadOnlyList<PairDay> RelativeStrength { get; init => field = value ?? []; } = [];

    /// <summary>Where figures of each instrument stand in their own histories.</summary>
    public IReadOnlyList<InstrumentPercentileDay> Percentiles { get; init => field = value ?? []; } = [];

    /// <summary>Ranking, groups, breadth and dispersion of the sectors.</summary>
    public SectorDay? Sectors { get; init; }

    /// <summary>What the daily lead of small caps went with over 63 days; empty in a report from before it was computed.</summary>
    public IReadOnlyList<ComovementDay> Comovements { get; init => field = value ?? []; } = [];

    /// <summary>Range, ways out of it, patterns and targets of the small-cap index, or of the fund in its place.</summary>
    public TechnicalDay? Technicals { get; init; }

    /// <summary>Policy rate, what futures imply, and the projections of the FOMC.</summary>
    public PolicyDay? Policy { get; init; }

    /// <summary>Years in which small caps led as far at the same day of the year, against each rival.</summary>
    public IReadOnlyList<AnalogDay> Analogs { get; init => field = value ?? []; } = [];

    /// <summary>January's lead of small caps and the rest of each year.</summary>
    public JanuaryDay? Seasonality { get; init; }

    /// <summary>Small caps' lead over the benchmark by calendar months and years; null while they have not begun, or in a report from before it was computed.</summary>
    public PeriodsDay? Periods { get; init; }

    /// <summary>Ratings of what could end the rotation.</summary>
    public IReadOnlyList<RiskRating> Risks { get; init => field = value ?? []; } = [];

    /// <summary>Conditions that are met on the day, and no others.</summary>
    public IReadOnlyList<Opportunity> Opportunities { get; init => field = value ?? []; } = [];

    /// <summary>The past days most like the day, and what followed each; null where they are absent, and in a report from before they were told.</summary>
    public SimilarDaysDay? Similar { get; init; }

    /// <summary>Whether published signals foretell who leads; null where it is absent, and in a report from before it was told.</summary>
    public EvidenceTable? Evidence { get; init; }

    /// <summary>Every other figure, by series, pair or group, then by id; what is absent has its reason in <see cref="Missing"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReportFigure>> Figures { get; init => field = value ?? new Dictionary<string, IReadOnlyDictionary<string, ReportFigure>>(); }
        = new Dictionary<string, IReadOnlyDictionary<string, ReportFigure>>();

    /// <summary>
    /// Which series plays which part in the figures, by the part's name, as <c>smallCap</c>; null where the parts are those of the US
    /// market, and in a report from before a universe could state them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Roles { get; init; }

    /// <summary>Members of the groups of sectors, by the group's name; null where the parts are those of the US market.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SectorGroups { get; init; }

    /// <summary>What is new since the trading day before, computed from the same snapshot; and histories that a source restated.</summary>
    public IReadOnlyList<ReportChange> Changes { get; init; } = [];

    /// <summary>Values over time that charts are drawn from; null in a report from before there were any.</summary>
    public ReportPaths? Paths { get; init; }

    /// <summary>Dates of the trading days that figures are measured from; null in a report from before it named them.</summary>
    public ReportCalendar? Calendar { get; init; }

    /// <summary>The series that the report is computed from, each with the raw response that it was read from.</summary>
    public IReadOnlyList<ReportInput> Inputs { get; init => field = value ?? []; } = [];

    /// <summary>What marks the day, in the report's language, each with the series that it is about.</summary>
    public IReadOnlyList<Tag> Tags { get; init => field = value ?? []; } = [];

    /// <summary>What a reader must know of the data.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>Series and figures that are absent, each with its reason.</summary>
    public required IReadOnlyList<MissingItem> Missing { get; init; }

    /// <summary>The report in words, written from the figures above by the templates of its language.</summary>
    public IReadOnlyList<Section> Sections { get; init => field = value ?? []; } = [];

    /// <summary>What the figures are not; written with the sections.</summary>
    public string Disclaimer { get; init; } = "";

    /// <summary>Its place among the published reports; null before it is published.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Publication? Publication { get; init; }

    /// <summary>Hash of its content as it was published, in English (see <see cref="ReportSeal"/>); null before it is published.</summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hash { get; init; }

    /// <summary>What took its place; null while it is the newest of its day. Told beside the content, and no part of it.</summary>
    [JsonIgnore]
    public ReplacedBy? ReplacedBy { get; init; }
}

/// <summary>Where a report's data came from.</summary>
public sealed record ReportSource
{
    public required string Name { get; init; }

    /// <summary>Whether the market is simulated: a report that says true is about no real market.</summary>
    public required bool IsDemo { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Name of the snapshot in its container, <c>{asOf}/{hash}.parquet</c>.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Version of the program that computed the report; null in a report from before it said so.</summary>
    public string? Code { get; init; }

    /// <summary>Version of the definitions of the figures (see <c>FigureCatalog.Version</c>); 0 in a report from before it said so.</summary>
    public int Definitions { get; init; }

    /// <summary>The source of what is computed now from a snapshot.</summary>
    internal static ReportSource Of(SnapshotMetadata metadata, string snapshot) => new()
    {
        Name = metadata.Source, IsDemo = metadata.IsDemo, FetchedAt = metadata.FetchedAt, Snapshot = snapshot, Code = ProgramVersion.Current, Definitions = FigureCatalog.Version,
    };
}

/// <summary>The trading days that figures are measured from, so that a reader of a report can name the dates of every window.</summary>
/// <param name="Benchmark">The series whose bars are the trading days.</param>
/// <param name="First">First trading day known.</param>
/// <param name="YearBase">Last trading day of the year before; null when it is not known.</param>
/// <param name="YearFirst">First trading day of the year; null when the year before is not known.</param>
/// <param name="DaysBack">Dates by the number of trading days before the report's day; those that are not known left out.</param>
public sealed record ReportCalendar(
    string Benchmark, DateOnly First, DateOnly? YearBase, DateOnly? YearFirst, IReadOnlyDictionary<int, DateOnly> DaysBack);

/// <summary>A series that a report is computed from.</summary>
/// <param name="Series">Its id; for one contract or target year of many, with that behind a dot.</param>
/// <param name="First">Date of its first row.</param>
/// <param name="Last">Date of its last row that was known on the report's day.</param>
/// <param name="Raw">Name of the raw response in its container, <c>{source}/{series}/{fetchedAt}.{ext}</c>.</param>
/// <param name="Sha256">SHA-256 of that response, in lower-case hexadecimal.</param>
/// <param name="FetchedAt">When it was fetched.</param>
public sealed record ReportInput(string Series, DateOnly First, DateOnly Last, string Raw, string Sha256, DateTimeOffset FetchedAt);

/// <summary>The figures of one instrument. Dictionaries are keyed by window (<c>1D</c> … <c>YTD</c>) or by length in days.</summary>
public sealed record Performance
{
    public required string Series { get; init; }

    /// <summary>The name in the report's language.</summary>
    public required string Name { get; init; }

    /// <summary>The name in every language, so that a published report can be read in another one without its snapshot.</summary>
    public required LocalizedText Names { get; init; }

    public required string Segment { get; init; }
    public string? Group { get; init; }
    public required double Close { get; init; }

    /// <summary>Price returns, without dividends.</summary>
    public required IReadOnlyDictionary<string, double?> Returns { get; init; }

    /// <summary>Total returns, dividends reinvested.</summary>
    public required IReadOnlyDictionary<string, double?> TotalReturns { get; init; }

    public required VolatilityFigures Volatility { get; init; }

    /// <summary>Deepest fall from a high inside the window, zero or negative.</summary>
    public required IReadOnlyDictionary<string, double?> Drawdown { get; init; }

    public required IReadOnlyDictionary<string, double?> Beta { get; init; }
    public required IReadOnlyDictionary<string, double?> Correlation { get; init; }
    public required IReadOnlyDictionary<string, double?> TrackingError { get; init; }
    public required IReadOnlyDictionary<string, double?> InformationRatio { get; init; }
    public required Capture Capture { get; init; }
    public required IReadOnlyDictionary<string, double?> DownsideDeviation { get; init; }
    public required IReadOnlyDictionary<string, double?> Sortino { get; init; }
    public required HighFigures High { get; init; }

    /// <summary>Simple averages of closes, by days.</summary>
    public required IReadOnlyDictionary<string, double?> Sma { get; init; }

    /// <summary>Distance from the 200-day average.</summary>
    public required SmaDistance DistanceSma200 { get; init; }

    /// <summary>Wilder's relative strength index, by days.</summary>
    public required IReadOnlyDictionary<string, double?> Rsi { get; init; }

    /// <summary>Wilder's average true range, by days, in the unit of the price.</summary>
    public required IReadOnlyDictionary<string, double?> Atr { get; init; }
}

/// <summary>Standard deviation of daily price returns, by window.</summary>
/// <param name="Daily">Of a day.</param>
/// <param name="Annual">Times √252.</param>
public sealed record VolatilityFigures(IReadOnlyDictionary<string, double?> Daily, IReadOnlyDictionary<string, double?> Annual);

/// <summary>Share of the benchmark's compound gain (loss) on its up (down) days that the instrument took, by window.</summary>
public sealed record Capture(IReadOnlyDictionary<string, double?> Up, IReadOnlyDictionary<string, double?> Down);

/// <summary>Highest closes and the distance to them.</summary>
/// <param name="Week52">Highest close of the last 252 trading days.</param>
/// <param name="Week52Distance">Close over it, less one: zero or negative.</param>
/// <param name="AllTime">Highest close of all days known.</param>
/// <param name="AllTimeDistance">Close over it, less one: zero or negative.</param>
/// <param name="DaysSinceHigh">Trading days since the all-time high.</param>
public sealed record HighFigures(double? Week52, double? Week52Distance, double? AllTime, double? AllTimeDistance, int? DaysSinceHigh);

/// <summary>Close against its 200-day average.</summary>
/// <param name="Fraction">Close over the average, less one.</param>
/// <param name="StandardDeviations">That, divided by the sample standard deviation of its last 252 daily values.</param>
public sealed record SmaDistance(double? Fraction, double? StandardDeviations);

/// <summary>Price return of <paramref name="A"/> less that of <paramref name="B"/>, by window.</summary>
public sealed record Spread(string A, string B, IReadOnlyDictionary<string, double?> Values);

/// <summary>How an instrument trades, by window.</summary>
public sealed record Liquidity
{
    public required string Series { get; init; }

    /// <summary>Mean of close × volume, in USD a day.</summary>
    public required IReadOnlyDictionary<string, double?> DollarVolume { get; init; }

    /// <summary>Amihud's illiquidity: mean of |return| / dollar volume, × 10⁶.</summary>
    public required IReadOnlyDictionary<string, double?> Amihud { get; init; }

    /// <summary>Corwin and Schultz's range measure, as a fraction of the price: it was meant to estimate the bid–ask spread, and of a fund measures volatility.</summary>
    public required IReadOnlyDictionary<string, double?> Spread { get; init; }
}

/// <summary>Something that is not as it was on the trading day before.</summary>
/// <param name="Id">What changed: a figure, a risk, an opportunity.</param>
/// <param name="Before">What it was; null when it was absent.</param>
/// <param name="After">What it is; null when it is absent.</param>
/// <param name="Restatement">Of a restated history: which series, by which source and where; null for other changes.</param>
public sealed record ReportChange(string Id, string? Before, string? After, Restatement? Restatement = null);

/// <summary>What marks a day, in a few words.</summary>
/// <param name="Id">What it is of, as <c>stance</c> or <c>opportunity.microCaps</c>.</param>
/// <param name="Text">The words, in the report's language.</param>
/// <param name="Series">The series that it is about, whose quotes are among the report's figures.</param>
public sealed record Tag(string Id, string Text, IReadOnlyList<string> Series);

/// <summary>A section of the report.</summary>
public sealed record Section(string Id, string Title, IReadOnlyList<Sentence> Sentences);

/// <summary>A sentence and the ids of the figures that it states, as <c>IWM/return.YTD</c>.</summary>
public sealed record Sentence(string Text, IReadOnlyList<string> Figures)
{
    /// <summary>Where in the text the figures are printed; empty in a sentence that was read and not written.</summary>
    [JsonIgnore]
    public IReadOnlyList<StatedFigure> Stated { get; init; } = [];

    /// <summary>This sentence with another behind it, as one.</summary>
    internal Sentence Then(Sentence next) => new($"{Text}{(Text.EndsWith('。') ? "" : " ")}{next.Text}", [.. Figures, .. next.Figures])
    {
        Stated = [.. Stated, .. next.Stated.Select(stated => stated with { Start = stated.Start + Text.Length + (Text.EndsWith('。') ? 0 : 1) })],
    };

    /// <summary>The text in pieces, each with the id of the figure that it prints, or null.</summary>
    internal IEnumerable<(string Text, string? Figure)> Parts()
    {
        var at = 0;
        foreach (var (start, length, id) in Stated)
        {
            if (start > at)
                yield return (Text[at..start], null);
            yield return (Text.Substring(start, length), id);
            at = start + length;
        }

        if (at < Text.Length)
            yield return (Text[at..], null);
    }
}

/// <summary>A figure or date in the text of a sentence.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="Id">The figure's id.</param>
public readonly record struct StatedFigure(int Start, int Length, string Id);
