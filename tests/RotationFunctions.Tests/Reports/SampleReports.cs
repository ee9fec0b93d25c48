using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Reports;

/// <summary>Reports whose figures are made up, to render and to serve.</summary>
internal static class SampleReports
{
    private static readonly (string Id, string En, string Zh, string Segment, string? Group, double Close)[] Instruments =
    [
        ("SPY", "SPDR S&P 500 ETF", "标普500 ETF", "large", null, 688.98),
        ("QQQ", "Invesco QQQ (Nasdaq-100)", "纳斯达克100 ETF", "large", "growth", 620.76),
        ("IJH", "iShares Core S&P Mid-Cap ETF", "标普中盘400 ETF", "mid", null, 68.94),
        ("IWM", "iShares Russell 2000 ETF", "罗素2000 ETF", "small", null, 269.79),
        ("IWC", "iShares Micro-Cap ETF", "罗素微型股 ETF", "micro", null, 175.34),
        ("XLE", "Energy Select Sector SPDR", "能源板块 ETF", "sector", "cyclical", 48.9),
        ("XLK", "Technology Select Sector SPDR", "信息技术板块 ETF", "sector", "growth", 145.2),
        ("XLU", "Utilities Select Sector SPDR", "公用事业板块 ETF", "sector", "defensive", 43.05),
        ("TLT", "iShares 20+ Year Treasury Bond ETF", "20年期以上美国国债 ETF", "bond", "treasury", 87.5),
        ("^RUT", "Russell 2000", "罗素2000指数", "index", null, 2718.77),
    ];

    private static readonly (string A, string B)[] Pairs = [("IWM", "SPY"), ("IWC", "SPY"), ("IWC", "IWM"), ("^RUT", "SPY")];

    /// <summary>A report in which every figure is there. Another seed, other figures.</summary>
    internal static Report Full(int seed = 1, bool isDemo = true)
    {
        var random = new Random(seed);
        var performance = Instruments.Select(i => Instrument(random, i.Id, i.En, i.Zh, i.Segment, i.Group, i.Close)).ToArray();
        var returns = performance.ToDictionary(p => p.Series, p => p.Returns);
        return ReportTexts.Write(
            new Report
            {
                AsOf = new DateOnly(2026, 1, 22),
                GeneratedAt = new DateTimeOffset(2026, 1, 22, 22, 31, 5, TimeSpan.Zero),
                Source = new ReportSource
                {
                    Name = isDemo ? "demo" : "csv",
                    IsDemo = isDemo,
                    FetchedAt = new DateTimeOffset(2026, 1, 22, 22, 30, 0, TimeSpan.Zero),
                    Snapshot = "2026-01-22/0123456789abcdef.parquet",
                },
                Performance = performance,
                Spreads = [.. Pairs.Select(p => new Spread(
                    p.A, p.B, Window.All.ToDictionary(w => w.Name, w => returns[p.A][w.Name] - returns[p.B][w.Name])))],
                Liquidity = [.. performance.Where(p => p.Segment != "index").Select(p => new Liquidity
                {
                    Series = p.Series,
                    DollarVolume = Month(1e7 + (random.NextDouble() * 5e10)),
                    Amihud = Month(Math.Pow(10, -3 - (random.NextDouble() * 5))),
                    Spread = Month(random.NextDouble() * 0.01),
                })],
                Changes =
                [
                    new ReportChange("stance", "mixed", "rotation"),
                    new ReportChange("history.IWM", "269.79", "134.895", new Restatement("IWM", "tiingo", RestatementCause.Split, "close", new DateOnly(2026, 1, 9), 269.79, 134.895)),
                    new ReportChange("history.IWC", null, "175.34", new Restatement("IWC", "yahoo", RestatementCause.Correction, "close", new DateOnly(2026, 1, 9), null, 175.34)),
                ],
                Stance = new StanceDay((Stance)random.Next(3), new DateOnly(2026, 1, 5), 9.05)
                {
                    Days = 14,
                    Shares = Enum.GetValues<Stance>().ToDictionary(stance => stance, _ => random.NextDouble()),
                    Records = Enum.GetValues<Stance>().ToDictionary(stance => stance, _ => Record(random)),
                },
                Score = new ScoreDay(random.NextDouble() * 100)
                {
                    Basis = ["^RUT", "^GSPC"],
                    First = new DateOnly(1988, 12, 7),
                    Leads = new[] { "1M", "3M", "6M", "1Y" }.ToDictionary(w => w, _ => new LeadDay((random.NextDouble() - 0.5) * 0.1, new Percentile(random.NextDouble(), 9000, new DateOnly(1987, 10, 9)))),
                    Context = new ScoreContext(8.5, null, 0.55, new Percentile(random.NextDouble(), 9000, new DateOnly(1987, 12, 9))),
                    Sizes = new SizeLadder([new SizeDay("IWM", 0.01, 0.02, null)], 1, 1),
                    Character = new Dictionary<string, CharacterDay> { ["1M"] = new(0.01, 0.8, LeadershipCharacter.Cyclical) },
                },
                Similar = new SimilarDaysDay(6000, [new SimilarDayOf(new DateOnly(2003, 9, 8), 0.03, 0.0002, new Dictionary<string, double> { ["21"] = -0.01, ["63"] = 0.01, ["252"] = -0.02 })]),
                Evidence = new EvidenceTable(new DateOnly(2005, 12, 30), new DateOnly(2025, 12, 31), 0.2, [Signal(random, "momentum12-1"), Signal(random, "stance")]),
                RelativeStrength = [Pair(random)],
                Sectors = new SectorDay
                {
                    Windows = Window.All.ToDictionary(w => w.Name, _ => Sectors(random)),
                    RateVersusEconomy = 0.4,
                    Percentiles = new Dictionary<string, Percentile?> { [RotationIds.SectorBreadth(Window.OneMonth)] = null },
                },
                Policy = new PolicyDay
                {
                    Rate = 3.64, TargetLower = 3.5, TargetUpper = 3.75, TargetMid = 3.625, TwoYearProxy = -0.04, Path = [], Decisions = [],
                    CutsPricedYearEnd = null,
                    Projections = new Projections(new DateOnly(2025, 12, 10), new Dictionary<string, double> { ["2026"] = 3.4, ["longer_run"] = 3 }),
                    Gaps = new Dictionary<int, double>(),
                },
                Analogs =
                [
                    new AnalogDay
                    {
                        Rival = "QQQ", Ordinal = 14, Now = 0.08, Occurrences = [new Analog(new DateOnly(2021, 1, 22), 0.06, -0.16)],
                        Complete = random.Next(5, 15), ShareNegative = random.NextDouble(), Median = (random.NextDouble() - 0.5) * 0.3,
                        LowerQuartile = -0.2, UpperQuartile = 0.1,
                    },
                ],
                Risks = [.. RiskIds.Select(id => Risk(random, id))],
                Opportunities = [.. OpportunityIds.Take(random.Next(OpportunityIds.Length + 1)).Select(id => Opportunity(random, id))],
                Warnings = [new ReportWarning("IWM", "3 rows were left out: see the log.")],
                Missing = [new MissingItem("IWD", "The source has no file daily/IWD.csv."), new MissingItem("IWF", "The source has no file daily/IWF.csv.")],
            },
            Pipeline.Language.English);
    }

    /// <summary>A young instrument beside the benchmark: most figures are absent.</summary>
    internal static Report Sparse()
    {
        var full = Full(seed: 2, isDemo: false);
        var young = full.Performance.Single(p => p.Series == "IWM");
        var nothing = Window.All.ToDictionary(w => w.Name, _ => (double?)null);
        var nothingOfSeveralDays = Window.OfSeveralDays.ToDictionary(w => w.Name, _ => (double?)null);
        var noYear = new Dictionary<string, double?> { ["1Y"] = null };
        return ReportTexts.Write(
            full with
            {
                Performance =
                [
                    full.Performance.Single(p => p.Series == "SPY") with { Group = null },
                    young with
                    {
                        Returns = nothing,
                        TotalReturns = nothing,
                        Volatility = new VolatilityFigures(nothingOfSeveralDays, nothingOfSeveralDays),
                        Drawdown = nothing,
                        Beta = noYear,
                        Correlation = noYear,
                        TrackingError = noYear,
                        InformationRatio = noYear,
                        Capture = new Capture(noYear, noYear),
                        DownsideDeviation = noYear,
                        Sortino = noYear,
                        High = new HighFigures(null, null, 269.79, 0, 0),
                        Sma = new Dictionary<string, double?> { ["50"] = null, ["200"] = null },
                        DistanceSma200 = new SmaDistance(null, null),
                        Rsi = new Dictionary<string, double?> { ["14"] = null },
                        Atr = new Dictionary<string, double?> { ["14"] = null },
                    },
                ],
                Spreads = [new Spread("IWM", "SPY", nothing)],
                Liquidity = [],
                Stance = null,
                Score = null,
                RelativeStrength = [],
                Sectors = null,
                Policy = null,
                Analogs = [],
                Risks = [],
                Opportunities = [],
                Similar = null,
                Evidence = null,
                Warnings = [],
                Missing = [new MissingItem("IWM/return.1Y", "IWM has 1 bar; a year needs 253.")],
            },
            Pipeline.Language.English);
    }

    private static Performance Instrument(Random random, string id, string en, string zh, string segment, string? group, double close)
    {
        double Around(double size) => ((random.NextDouble() * 2) - 1) * size;
        Dictionary<string, double?> Changes(double size) => Window.All.ToDictionary(w => w.Name, w => (double?)Around(size));
        Dictionary<string, double?> Sizes(double size)
            => Window.OfSeveralDays.ToDictionary(w => w.Name, w => (double?)(random.NextDouble() * size));
        Dictionary<string, double?> Year(double value) => new() { ["1Y"] = value };

        var high = close * (1 + (random.NextDouble() * 0.1));
        var allTime = high * (1 + (random.NextDouble() * 0.3));
        var average = close * (1 + Around(0.2));
        return new Performance
        {
            Series = id,
            Name = en,
            Names = new LocalizedText(en, zh),
            Segment = segment,
            Group = group,
            Close = close,
            Returns = Changes(0.2),
            TotalReturns = Changes(0.22),
            Volatility = new VolatilityFigures(Sizes(0.03), Sizes(0.4)),
            Drawdown = Window.All.ToDictionary(w => w.Name, _ => (double?)(random.NextDouble() * -0.4)),
            Beta = Year(1 + Around(0.5)),
            Correlation = Year(Around(1)),
            TrackingError = Year(random.NextDouble() * 0.2),
            InformationRatio = Year(Around(2)),
            Capture = new Capture(Year(random.NextDouble() * 1.5), Year(random.NextDouble() * 1.5)),
            DownsideDeviation = Year(random.NextDouble() * 0.3),
            Sortino = Year(Around(3)),
            High = new HighFigures(high, (close / high) - 1, allTime, (close / allTime) - 1, random.Next(0, 2500)),
            Sma = new Dictionary<string, double?> { ["50"] = close * (1 + Around(0.1)), ["200"] = average },
            DistanceSma200 = new SmaDistance((close / average) - 1, Around(3)),
            Rsi = new Dictionary<string, double?> { ["14"] = random.NextDouble() * 100 },
            Atr = new Dictionary<string, double?> { ["14"] = random.NextDouble() * close * 0.03 },
        };
    }

    private static readonly string[] RiskIds =
        [RotationIds.Overextension, RotationIds.RateSensitivity, RotationIds.LiquidityRisk, RotationIds.PolicyRisk, RotationIds.SeasonalityRisk];

    private static readonly string[] OpportunityIds =
    [
        RotationIds.SmallCapBreakout, RotationIds.MicroCaps, RotationIds.RegionalBanks, RotationIds.Cyclicals, RotationIds.SmallValue, RotationIds.Credit,
    ];

    private static PairDay Pair(Random random) => new()
    {
        A = "IWM", B = "SPY", Spreads = Window.All.ToDictionary(w => w.Name, _ => (double?)0.01), Mansfield = 8.5, Slope = 0.25, SlopeT = 9,
        NewHighs = Window.All.ToDictionary(w => w.Name, _ => (bool?)true),
        Streak = new Streak(14, 13, new DateOnly(2008, 6, 6), null, null),
        Rotation = new RotationPath(101.65, 102.49, Quadrant.Leading, [new RotationPoint(new DateOnly(2026, 1, 22), 101.65, 102.49, true)]),
        Percentiles = new Dictionary<string, Percentile?>
        {
            [FigureIds.Spread(Window.YearToDate)] = new Percentile(random.NextDouble(), 5044, new DateOnly(2006, 1, 3)),
            [RotationIds.Mansfield] = null,
        },
    };

    private static SectorWindow Sectors(Random random) => new()
    {
        Members = 3, Ranking = [new SectorReturn("XLE", 0.01)], Groups = new Dictionary<string, double?> { ["cyclical"] = 0.01, ["growth"] = null },
        CyclicalMinusDefensive = (random.NextDouble() - 0.5) * 0.1, Dispersion = 0.02, Breadth = random.NextDouble(),
    };

    private static RiskRating Risk(Random random, string id) => new()
    {
        Id = id, Level = (RiskLevel)random.Next(4), SetBy = new RatingInput("conditions", 3), Inputs = [new RatingInput("^RUT/rsi.14", 71, 70, true)],
        Bounds = [1, 2, 3],
        Past = new LevelRecord(9214, Enum.GetValues<RiskLevel>().ToDictionary(level => level, _ => random.NextDouble())),
    };

    private static Opportunity Opportunity(Random random, string id) => new()
    {
        Id = id, Conditions = [new RatingInput("breakout.held", 1, 1, true)], ShareOfPast = random.NextDouble(), DaysOfPast = 6389, Records = Record(random),
    };

    private static EvidenceRow Signal(Random random, string id) => new()
    {
        Id = id, Months = 240, Ic = 0.1 * (random.NextDouble() - 0.5), T = 0.5, P = 0.6, Holm = 1, Active = 240, Hit = random.NextDouble(), Base = 0.55, Gross = 0.01, Net = 0.005,
        Sharpe = 0.1, DeflatedSharpe = random.NextDouble(), Verdict = RecordVerdict.None,
    };

    private static RecordDay Record(Random random) => new(
        ["IWM"], "SPY",
        [.. new[] { 21, 63, 252 }.Select(days => new ConditionRecord
        {
            Days = days, Entries = 90, Independent = random.Next(10, 60), Positive = random.Next(1, 10), Median = (random.NextDouble() - 0.5) * 0.1,
            BaseDays = 6000, BaseMedian = 0.001, BaseSharePositive = random.NextDouble(),
        })],
        [new RecordEntryDay(new DateOnly(2020, 11, 9), 12, new Dictionary<string, double> { ["21"] = 0.01 }, [21])]);

    private static Dictionary<string, double?> Month(double value) => new() { ["1M"] = value };
}
