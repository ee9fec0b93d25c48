using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;

namespace RotationFunctions.Pipeline.Reports.Texts;

internal sealed class ChineseProse : Prose
{
    internal static readonly ChineseProse Instance = new();

    private static readonly Term Rsi = new("14日RSI");
    private static readonly Term TwoHundredDayAverage = new("200日均线");
    private static readonly Term YearHighTerm = new("52周收盘高点");

    internal override string Title(string section) => section switch
    {
        SectionId.Divergence => "大小盘分化",
        SectionId.Sectors => "板块表现",
        SectionId.Policy => "政策路径",
        SectionId.Technicals => "技术面",
        SectionId.Fundamentals => "基本面",
        SectionId.Valuation => "估值",
        SectionId.History => "历史对照",
        SectionId.Opportunities => "已满足的条件",
        SectionId.Risks => "风险",
        SectionId.Evidence => "证据",
        SectionId.Similar => "相似的交易日",
        SectionId.Summary => "小结",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    internal override string Needs(string section) => section switch
    {
        SectionId.Divergence => "缺少小盘股基金与基准自上年末以来的收盘价。",
        SectionId.Sectors => "缺少至少两只板块基金的收盘价。",
        SectionId.Policy => "缺少联邦基金利率、目标区间与FOMC利率预测。",
        SectionId.Technicals => "缺少小盘股指数或基金一年以上的收盘价。",
        SectionId.Fundamentals => "缺少按市值划分的企业盈利、利润率与负债数据。",
        SectionId.Valuation => "缺少各指数的预期盈利数据，暂无法衡量估值。",
        SectionId.History => "缺少小盘指数及对照指数的历年数据，暂无法统计以往同等领先的次数及其后走势。",
        SectionId.Opportunities => "缺少一年以上的历史，暂无法判断哪些条件成立以及历史上成立之后的表现。",
        SectionId.Risks => "缺少一年以上的历史，暂无法评定当前风险水平。",
        SectionId.Evidence => "缺少五年以上已结束月份的总回报，无法检验信号能否预示次月。",
        SectionId.Similar => "缺少四年以上具备全部比较指标的历史交易日。",
        SectionId.Summary => "缺少小盘股基金与基准的回报数据。",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    internal override string Disclaimer(bool isDemo) => isDemo
        ? "本报告为模拟行情：所有价格与数字均为虚构，与任何真实的基金、指数或公司无关。"
        : "数字依据上述数据源在抓取时的数据计算得出，只描述已发生的行情，不构成预测、投资建议或要约；数据源本身可能有误。";

    internal override Sentence? Lead(Window window, Side a, Side b, Figure spread) => spread.Direction switch
    {
        > 0 => Say($"{Over(window)}，{Of(a.Size)}（{a.Series}）领先{Of(b.Size)}（{b.Series}）{spread:size}个百分点，价格回报分别为{a.Return}和{b.Return}。"),
        < 0 => Say($"{Over(window)}，{Of(a.Size)}（{a.Series}）落后{Of(b.Size)}（{b.Series}）{spread:size}个百分点，价格回报分别为{a.Return}和{b.Return}。"),
        _ => Say($"{Over(window)}，{Of(a.Size)}（{a.Series}）与{Of(b.Size)}（{b.Series}）持平，相差{spread:size}个百分点，价格回报分别为{a.Return}和{b.Return}。"),
    };

    internal override Sentence? OrderBySize(Window window, bool smallerIsHigher, Side micro, Side small, Side mid, Side large) => smallerIsHigher
        ? Say($"{Over(window)}，市值越小，价格回报越高：大盘股（{large.Series}）{large.Return}，中盘股（{mid.Series}）{mid.Return}，小盘股（{small.Series}）{small.Return}，微型股（{micro.Series}）{micro.Return}。")
        : Say($"{Over(window)}，市值越小，价格回报越低：大盘股（{large.Series}）{large.Return}，中盘股（{mid.Series}）{mid.Return}，小盘股（{small.Series}）{small.Return}，微型股（{micro.Series}）{micro.Return}。");

    internal override Sentence? BestAndWorstSector(Window window, NamedFigure best, NamedFigure worst)
        => Say($"{Over(window)}，本报告所列板块基金中，{best.Name}（{best.Series}）居首，价格回报为{best.Figure}；{worst.Name}（{worst.Series}）垫底，为{worst.Figure}。");

    internal override Sentence? Trend(SeriesName series, Figure close, Figure average, Figure distance) => distance.Direction switch
    {
        > 0 => Say($"{series}收于{close}，高出{TwoHundredDayAverage}（{average}）{distance:size}。"),
        < 0 => Say($"{series}收于{close}，低于{TwoHundredDayAverage}（{average}）{distance:size}。"),
        _ => Say($"{series}收于{close}，与{TwoHundredDayAverage}（{average}）基本持平，相距{distance}。"),
    };

    internal override Sentence? TrendStretch(SeriesName series, Figure deviations)
        => Say($"以近一年的波动衡量，{series}的这一偏离为{deviations}个标准差。");

    internal override Sentence? Momentum(SeriesName series, Figure rsi, MomentumReading reading) => reading switch
    {
        MomentumReading.Overbought => Say($"{series}的{Rsi}为{rsi}，按惯例属于超买。"),
        MomentumReading.Oversold => Say($"{series}的{Rsi}为{rsi}，按惯例属于超卖。"),
        _ => Say($"{series}的{Rsi}为{rsi}，既未超买，也未超卖。"),
    };

    internal override Sentence? YearHigh(SeriesName series, Figure high, Figure distance) => distance.Value == 0
        ? Say($"{series}收于{YearHighTerm}{high}。")
        : Say($"{series}较{YearHighTerm}{high}低{distance:size}。");

    internal override Sentence? ReturnsBySize(Window window, Side micro, Side small, Side mid, Side large)
        => Say($"{Over(window)}的价格回报：微型股（{micro.Series}）{micro.Return}，小盘股（{small.Series}）{small.Return}，中盘股（{mid.Series}）{mid.Return}，大盘股（{large.Series}）{large.Return}。");

    internal override Sentence? LeadOverTwoWindows(Window first, Figure firstSpread, Window second, Figure secondSpread, Side a, Side b)
        => (firstSpread.Direction, secondSpread.Direction) switch
        {
            ( > 0, > 0) => Say($"{Of(a.Size)}{Over(first)}和{Over(second)}均领先{Of(b.Size)}，幅度分别为{firstSpread:size}和{secondSpread:size}个百分点。"),
            ( < 0, < 0) => Say($"{Of(a.Size)}{Over(first)}和{Over(second)}均落后{Of(b.Size)}，幅度分别为{firstSpread:size}和{secondSpread:size}个百分点。"),
            _ => Say($"{Of(a.Size)}与{Of(b.Size)}的价格回报之差，{Over(first)}为{firstSpread}个百分点，{Over(second)}为{secondSpread}个百分点。"),
        };

    internal override Sentence? TotalReturns(Window window, Side a, Side b)
        => Say($"计入股息再投资，{Of(a.Size)}（{a.Series}）{Over(window)}的总回报为{a.Return}，{Of(b.Size)}（{b.Series}）为{b.Return}。");

    internal override Sentence? Risk(Window window, RiskSide a, RiskSide b)
        => Say($"{Over(window)}的年化波动率，{Of(a.Size)}（{a.Series}）为{a.Volatility}，{Of(b.Size)}（{b.Series}）为{b.Volatility}；最大回撤分别为{a.Drawdown}和{b.Drawdown}。");

    internal override Sentence? ScoreAndStance(Figure score, Stance stance, FigureDate since) => stance switch
    {
        Stance.Rotation => Say($"轮动评分为{score}（满分一百），自{On(since)}起，领涨转向小盘股。"),
        Stance.LargeCapLeadership => Say($"轮动评分为{score}（满分一百），自{On(since)}起，大盘股占优。"),
        _ => Say($"轮动评分为{score}（满分一百），自{On(since)}起，大小盘均未明显占优。"),
    };

    internal override Sentence? SpreadRank(Window window, CompanySize a, CompanySize b, Figure percentile, Figure count, FigureDate from)
        => Say($"{Over(window)}{Of(a)}相对{Of(b)}的回报差，处于{On(from)}以来{count}个交易日的第{percentile}百分位。");

    internal override Sentence? Streak(SeriesName a, SeriesName b, Figure days, Figure lastAsLong, FigureDate lastAsLongDay)
        => Say($"{a}已连续{days}个交易日跑赢{b}；上一次不短于此的连胜为{lastAsLong}日，止于{On(lastAsLongDay)}。");

    internal override Sentence? LongestStreak(SeriesName a, SeriesName b, Figure days, Figure longestBefore, FigureDate longestBeforeDay)
        => Say($"{a}已连续{days}个交易日跑赢{b}，为有数据以来最长；此前最长为{longestBefore}日，止于{On(longestBeforeDay)}。");

    internal override Sentence? NewHigh(Window window, SeriesName a, SeriesName b, Figure isHigh)
        => Say($"{a}与{b}的比价收于{Over(window)}最高{isHigh:words}。");

    internal override Sentence? OnTheGraph(SeriesName a, SeriesName b, Quadrant quadrant, Figure ratio, Figure momentum)
        => Say($"在轮动图上，{a}相对{b}处于{QuadrantName(quadrant)}象限：强度{ratio}，动量{momentum}（一百为近一年均值）。");

    internal override Sentence? Comovement(Companion? with, Companion? against) => (with, against) switch
    {
        ({ } a, { } b) => Say($"近三个月逐日来看，小盘股相对大盘股的领先与{Of(a)}正相关最强（相关系数{a.Correlation}），与{Of(b)}负相关最强（{b.Correlation}）；相关不等于因果。"),
        ({ } a, null) => Say($"近三个月逐日来看，小盘股相对大盘股的领先与{Of(a)}正相关最强（相关系数{a.Correlation}）；相关不等于因果。"),
        (null, { } b) => Say($"近三个月逐日来看，小盘股相对大盘股的领先与{Of(b)}负相关最强（相关系数{b.Correlation}）；相关不等于因果。"),
        _ => null,
    };

    internal override Sentence? NoComovement(Companion closest)
        => Say($"近三个月逐日来看，小盘股相对大盘股的领先与本台关注的各项均无明显关联，最接近的是{Of(closest)}，相关系数为{closest.Correlation}。");

    private static Term Of(Companion companion) => new(companion.Kind switch
    {
        CompanionKind.RegionalBanks => "区域银行相对大盘股的领先",
        CompanionKind.CyclicalMinusDefensive => "周期板块相对防御板块的领先",
        CompanionKind.HighYield => "高收益债相对投资级债的领先",
        CompanionKind.SmallValue => "小盘价值相对小盘成长的领先",
        CompanionKind.LargeGrowth => $"大盘成长（{companion.Ticker}）的领先",
        CompanionKind.Volatility => "波动率指数",
        CompanionKind.TwoYearYield => "两年期美国国债收益率",
        CompanionKind.TenYearYield => "十年期美国国债收益率",
        _ => companion.Name,
    });

    internal override Sentence? SectorBreadth(Window window, SeriesName benchmark, Figure breadth, Figure cyclicalMinusDefensive) => cyclicalMinusDefensive.Direction switch
    {
        > 0 => Say($"{Over(window)}，{breadth}的板块跑赢{benchmark}，周期板块领先防御板块{cyclicalMinusDefensive:size}个百分点。"),
        < 0 => Say($"{Over(window)}，{breadth}的板块跑赢{benchmark}，周期板块落后防御板块{cyclicalMinusDefensive:size}个百分点。"),
        _ => Say($"{Over(window)}，{breadth}的板块跑赢{benchmark}，周期板块与防御板块相差{cyclicalMinusDefensive:size}个百分点。"),
    };

    internal override Sentence? SectorSpread(Window window, Figure percentile, Figure count, FigureDate from, Figure dispersion)
        => Say($"周期与防御板块的这一差距，处于{On(from)}以来{count}个交易日的第{percentile}百分位；{Over(window)}各板块回报的标准差为{dispersion}。");

    internal override Sentence? RateVersusEconomy(Figure correlation)
        => Say($"近三个月，利率敏感板块与经济敏感板块的每日超额回报，相关系数为{correlation}。");

    internal override Sentence? PolicyRate(Figure rate, Figure lower, Figure upper)
        => Say($"联邦基金有效利率为{rate}，目标区间为{lower}至{upper}。");

    internal override Sentence? Projection(Term target, Figure median, FigureDate published)
        => Say($"FOMC于{On(published)}公布的预测中值显示，{target}年末利率为{median}。");

    internal override Sentence FuturesMissing { get; } = new("数据中没有联邦基金期货结算价，无法得知市场已计入的降息幅度。", []);

    internal override Sentence? TwoYearProxy(Figure proxy) => proxy.Direction switch
    {
        < 0 => Say($"仅作替代参考：两年期美国国债收益率比有效利率低{proxy:size}个百分点。"),
        > 0 => Say($"仅作替代参考：两年期美国国债收益率比有效利率高{proxy:size}个百分点。"),
        _ => Say($"仅作替代参考：两年期美国国债收益率与有效利率相差{proxy:size}个百分点。"),
    };

    internal override Sentence? CutsPriced(Figure cuts) => cuts.Printed switch
    {
        >= 1 => Say($"至年内最后一次议息会议后，联邦基金期货计入降息{cuts:size}个基点。"),
        <= -1 => Say($"至年内最后一次议息会议后，联邦基金期货计入加息{cuts:size}个基点。"),
        _ => Say($"至年内最后一次议息会议后，联邦基金期货未计入利率变动，仅{cuts:size}个基点。"),
    };

    internal override Sentence? Range(SeriesName series, Figure low, Figure high)
        => Say($"在截至三个月前的三年中，{series}的收盘价介于{low}与{high}之间。");

    internal override Sentence? RangeTargets(Figure measuredMove, Figure first, Figure second)
        => Say($"按惯例，区间的量度目标为{measuredMove}，斐波那契扩展位为{first}与{second}。");

    internal override Sentence? AnalogNow(SeriesName small, SeriesName rival, Figure now) => now.Direction switch
    {
        > 0 => Say($"今年以来，{small}相对{rival}领先，幅度为{now:size}个百分点。"),
        < 0 => Say($"今年以来，{small}相对{rival}落后，幅度为{now:size}个百分点。"),
        _ => Say($"今年以来，{small}与{rival}持平，相差{now:size}个百分点。"),
    };

    internal override Sentence? Analogs(SeriesName rival, bool isSmallSample, Figure complete, FigureDate first, Figure shareNegative, Figure median) => isSmallSample
        ? Say($"同一时点小盘股领先{rival}超过百分之二、其后已满一年的情形有{complete}次，最早在{Year(first)}年，样本较小；其后一年小盘股跑输的占{shareNegative}，回报差中位数为{median}个百分点。")
        : Say($"同一时点小盘股领先{rival}超过百分之二、其后已满一年的情形有{complete}次，最早在{Year(first)}年；其后一年小盘股跑输的占{shareNegative}，回报差中位数为{median}个百分点。");

    internal override Sentence? January(SeriesName small, SeriesName large, Figure correlation, Figure count, FigureDate from)
        => Say($"自{Year(from)}年起{count}个完整年度，{small}一月份相对{large}的领先幅度与其余月份的领先幅度，相关系数为{correlation}。");

    internal override Sentence? OpportunityHolds(string id, Func<string, Figure> figure) => id switch
    {
        RotationIds.SmallCapBreakout => Say($"{OpportunityName(id)}：突破仍然有效{figure(RotationIds.BreakoutHeld):words}，小盘股相对强度处于近三个月最高{figure(RotationIds.NewHigh(Window.ThreeMonths)):words}。"),
        RotationIds.MicroCaps => Say($"{OpportunityName(id)}：近三个月领先{figure(FigureIds.Spread(Window.ThreeMonths)):size}个百分点，比价在一周之内创出三个月新高{figure(".recentHigh"):words}。"),
        RotationIds.RegionalBanks => Say($"{OpportunityName(id)}：相对强度以每年{figure(RotationIds.Slope):size}的速度上升，近三个月两年期收益率变动{figure(".twoYearChange")}个百分点，十年期与两年期利差变动{figure(".curveChange")}个百分点。"),
        RotationIds.Cyclicals => Say($"{OpportunityName(id)}：近一个月领先防御板块{figure(RotationIds.CyclicalMinusDefensive(Window.OneMonth)):size}个百分点，处于历史第{figure(RotationIds.Percentile(RotationIds.CyclicalMinusDefensive(Window.OneMonth)))}百分位，{figure(RotationIds.SectorBreadth(Window.OneMonth))}的板块跑赢基准。"),
        RotationIds.SmallValue => Say($"{OpportunityName(id)}：近三个月领先{figure(FigureIds.Spread(Window.ThreeMonths)):size}个百分点，比价上升趋势的t统计量为{figure(RotationIds.SlopeT)}。"),
        _ => null,
    };

    internal override Sentence? OpportunityHolds(string id) => Say($"{OpportunityName(id)}：条件已满足。");

    internal override Sentence NoOpportunity { get; } = new("所跟踪的条件目前均未满足。", []);

    internal override Sentence? OpportunitiesInBrief(IReadOnlyList<(string Id, RecordVerdict? Verdict)> met)
        => Say($"目前满足的条件：{Listed(met.Select(one => NameOf(one.Id) + (one.Verdict is { } verdict ? $"（{ChineseJudgement.Instance.NameOf(verdict)}）" : "")))}。");

    internal override Sentence? RisksInBrief(IReadOnlyList<(string Id, RiskLevel Level)> risks) => risks.Count == 0
        ? Say($"各项风险评级均不高于中。")
        : Say($"评级高于中的风险：{Listed(risks.Select(r => $"{NameOf(r.Id)}（{NameOf(r.Level)}）"))}。");

    internal override string Tag(Stance stance) => stance switch
    {
        Stance.Rotation => "轮动至小盘股",
        Stance.LargeCapLeadership => "大盘股占优",
        _ => "大小盘均未占优",
    };

    internal override string BreakoutTag => "小盘股突破有效";

    protected override string Colon => "：";

    internal override Sentence? RiskRated(string id, RiskLevel level, Figure past)
        => Say($"{RiskName(id)}：评级为{LevelName(level)}，以往有{past}的交易日处于该级别。");

    internal override Sentence? RiskRated(string id, RiskLevel level) => Say($"{RiskName(id)}：评级为{LevelName(level)}。");

    protected override StatedDate On(FigureDate date) => new(date.Id, date.Day?.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture));

    private static Term QuadrantName(Quadrant quadrant) => new(quadrant switch
    {
        Quadrant.Leading => "领先",
        Quadrant.Weakening => "转弱",
        Quadrant.Lagging => "落后",
        _ => "改善",
    });

    internal override string NameOf(string id) => id.StartsWith("risk.", StringComparison.Ordinal) ? RiskName(id).Text : OpportunityName(id).Text;

    internal override string NameOf(RiskLevel level) => LevelName(level).Text;

    private static Term RiskName(string id) => new(id switch
    {
        RotationIds.Overextension => "小盘股涨幅过大",
        RotationIds.RateSensitivity => "利率敏感度",
        RotationIds.Stress => "市场压力",
        RotationIds.CreditRisk => "信用压力",
        RotationIds.LiquidityRisk => "微型股流动性不足",
        RotationIds.PolicyRisk => "政策预期落空",
        RotationIds.SeasonalityRisk => "年内反转",
        _ => id,
    });

    private static Term OpportunityName(string id) => new(id switch
    {
        RotationIds.SmallCapBreakout => "小盘股突破",
        RotationIds.MicroCaps => "微型股领先小盘股",
        RotationIds.RegionalBanks => "地区银行",
        RotationIds.Cyclicals => "周期板块",
        RotationIds.SmallValue => "小盘价值领先小盘成长",
        RotationIds.Credit => "高收益信用债",
        _ => id,
    });

    private static Term LevelName(RiskLevel level) => new(level switch
    {
        RiskLevel.Low => "低",
        RiskLevel.Medium => "中",
        RiskLevel.MediumHigh => "中高",
        _ => "高",
    });

    private static Term Listed(IEnumerable<string> names) => new(string.Join("、", names));

    private static Term Over(Window window) => new(
        window == Window.OneDay ? "当日"
        : window == Window.OneWeek ? "近一周"
        : window == Window.OneMonth ? "近一个月"
        : window == Window.ThreeMonths ? "近三个月"
        : window == Window.SixMonths ? "近半年"
        : window == Window.OneYear ? "近一年"
        : "今年以来");

    private static Term Of(CompanySize size) => new(size switch
    {
        CompanySize.Micro => "微型股",
        CompanySize.Small => "小盘股",
        CompanySize.Mid => "中盘股",
        _ => "大盘股",
    });
}
