using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET performance</c>: return and volatility over any window, on the data of the latest report.</summary>
public sealed class GetPerformanceCall(LatestReport latestReport, SnapshotHistories histories, HeavyCalls heavy, StorageGuard guard)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "performance";

    /// <summary>Series that are measured at once in a few milliseconds.</summary>
    private const int FewSeries = 10;

    private static readonly (string Name, WindowBase Value)[] Bases =
        [("previousClose", WindowBase.PreviousClose), ("close", WindowBase.Close), ("open", WindowBase.Open)];

    private static readonly (string Name, ReturnKind Value)[] Kinds = [("price", ReturnKind.Price), ("total", ReturnKind.Total)];

    private static readonly (string Name, StandardDeviation Value)[] Deviations =
        [("sample", StandardDeviation.Sample), ("population", StandardDeviation.Population)];

    private static readonly ApiParameter<IReadOnlyList<string>> Series = Parameter.List(
        "series", "ids", ApiLimits.MostSeries, new("Ids separated by commas.", "以逗号分隔的序列。"), "IWC,IWM,SPY");

    private static readonly ApiParameter<DateOnly?> From = (ApiParameters.From with { Example = "2025-12-01" }).Required();
    private static readonly ApiParameter<DateOnly?> To = (ApiParameters.To with { Example = "2025-12-31" }).Required();

    private static readonly ApiParameter<WindowBase> Base = Parameter.Choice(
        "base", "PerformanceBase", Bases,
        new("What returns are measured from: the last close before `from`, so that the window holds that day's move (`previousClose`); the "
            + "close of `from` itself, which is what \"from 31 December\" means to most (`close`); or its open (`open`). Each result "
            + "says in "
            + "words which price it was.",
            "回报的起点：`from`之前的最后收盘价，即包含当日涨跌（`previousClose`）；`from`当日的收盘价，即通常所说的“自12月31日起”（`close`）；"
            + "或当日开盘价（`open`）。每项结果均以文字说明所用价格。")) with
    { Example = "close" };

    private static readonly ApiParameter<ReturnKind> Kind = Parameter.Choice(
        "kind", "PriceBasis", Kinds, new("Whether dividends count.", "是否计入股息。")) with
    { Example = "price" };

    private static readonly ApiParameter<StandardDeviation> Std = Parameter.Choice(
        "std", "StandardDeviation", Deviations,
        new("The standard deviation: over n − 1 or over n.", "标准差：除以n−1或除以n。")) with
    { Example = "population" };

    internal static Operation Operation { get; } = new(typeof(GetPerformanceCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("Return and volatility over any window", "任意区间的回报与波动率"),
        Description = new(
            "Measured on the data of the latest report. A date without trading counts as the next (`from`) or the last (`to`) trading day "
            + "inside the window. `base=open` goes with `kind=price` only: opens adjusted for dividends do not exist.",
            "以最新日报的数据计算。非交易日按区间内其后（`from`）或其前（`to`）最近的交易日处理。"
            + "`base=open`只能与`kind=price`同用：不存在经股息调整的开盘价。"),
        Parameters = [Series, From, To, Base, Kind, Std, ApiParameters.Format(Format.Json), ApiParameters.Language],
        Replies =
        [
            new(200, new("The measurements, in the order of `series`.", "计算结果，次序同`series`。"),
                new BodyForm(Format.Json.MediaType, "Performance"))
            {
                IsTagged = true,
            },
        ],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.SnapshotUnusable, ProblemType.TooBusy],
    };

    private protected override void Check(CallArguments arguments)
    {
        if (arguments.Of(Base) == WindowBase.Open && arguments.Of(Kind) == ReturnKind.Total)
            arguments.Refuse(
                Base.Name,
                "'base' is 'open' and 'kind' is 'total', but opens adjusted for dividends do not exist: measure a total return from "
                + "previousClose or close, or a price return from the open.",
                ["previousClose", "close"]);
    }

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        if (await latestReport.GetAsync(cancellationToken) is not { } latest)
            return Problem.NoReport();
        return arguments.Of(Series).Count > FewSeries
            ? await heavy.RunAsync(MeasureAllAsync, cancellationToken)
            : await MeasureAllAsync();

        Task<IResult> MeasureAllAsync() => MeasureAsync(arguments, latest, cancellationToken);
    }

    private async Task<IResult> MeasureAsync(CallArguments arguments, LatestReport.Edition latest, CancellationToken cancellationToken)
    {
        SnapshotHistory snapshot;
        try
        {
            snapshot = await histories.GetAsync(latest.Summary.Snapshot, cancellationToken);
        }
        catch (SnapshotUnusableException exception)
        {
            return Problem.Of(ProblemType.SnapshotUnusable, exception.Message);
        }

        var history = snapshot.History;
        string[] series = [.. arguments.Of(Series).Select(id => SeriesId.Meant(id, history.Bars.Select(bars => bars.Id)))];
        var unknown = series.Where(id => history.Instrument(id) is null).ToArray();
        if (unknown.Length > 0)
        {
            string[] known = [.. history.Bars.Select(b => b.Id)];
            arguments.Refuse(
                Series.Name,
                $"The data has no prices of {string.Join(", ", unknown.Select(Quoted.Shown))}; it has those of {string.Join(", ", known)}.",
                known);
            return arguments.Problem!;
        }

        var window = new CustomWindow(arguments.Required(From), arguments.Required(To), arguments.Of(Base));
        var (kind, deviation, language) = (arguments.Of(Kind), arguments.Of(Std), arguments.Language);
        var metadata = snapshot.Metadata;
        var answer = new PerformanceAnswer
        {
            AsOf = metadata.AsOf,
            Source = ReportSource.Of(metadata, latest.Summary.Snapshot),
            From = window.From,
            To = window.To,
            Base = Bases.First(b => b.Value == window.Base).Name,
            Kind = Kinds.First(k => k.Value == kind).Name,
            Std = Deviations.First(d => d.Value == deviation).Name,
            Results =
            [
                .. series.Select(id => Measure(
                    history.Instrument(id)!, metadata.Universe.Find(id)?.Name.In(language) ?? id, history.Calendar, window, kind,
                    deviation, language)),
            ],
        };
        return new Answer(ApiJson.Serialize(answer, ApiJson.Context.PerformanceAnswer), Format.Json.ContentType)
        {
            Language = LanguageTag.Of(language),
        };
    }

    private static SeriesPerformance Measure(
        BarSeries series, string name, TradingCalendar calendar, CustomWindow window, ReturnKind kind, StandardDeviation deviation,
        Language language)
    {
        if (kind == ReturnKind.Total)
        {
            var total = CustomWindows.MeasureTotal(series, calendar, window, deviation);
            return Of(total, total.Return?.Fraction);
        }

        var price = CustomWindows.MeasurePrice(series, calendar, window, deviation);
        return Of(price, price.Return?.Fraction);

        SeriesPerformance Of<TReturn>(WindowMeasurement<TReturn> measured, double? fraction)
            where TReturn : struct => new(
                series.Id,
                name,
                measured.BaseDate,
                measured.FirstDate,
                measured.LastDate,
                measured.BasePrice,
                measured.LastPrice,
                fraction,
                PerformanceTexts.Measured(
                    window, kind, measured.BaseDate, measured.BasePrice, measured.LastDate, measured.LastPrice, language),
                new WindowVolatility(measured.DailyVolatility, measured.AnnualVolatility, measured.Observations),
                measured.Absence is { } absence ? ReasonTexts.In(language, absence) : null);
    }
}
