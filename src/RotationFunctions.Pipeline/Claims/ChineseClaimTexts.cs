using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Simplified Chinese.</summary>
internal sealed class ChineseClaimTexts : ClaimTexts
{
    public override Language Language => Language.SimplifiedChinese;

    public override string Verdict(Verdict verdict) => verdict switch
    {
        Analytics.Claims.Verdict.Confirmed => "属实",
        Analytics.Claims.Verdict.Refuted => "不符",
        _ => "无法核对",
    };

    public override string Kind(ClaimKind kind) => kind switch
    {
        ClaimKind.Return => "价格回报",
        ClaimKind.TotalReturn => "总回报",
        ClaimKind.DailyVolatility => "日波动率",
        ClaimKind.AnnualVolatility => "年化波动率",
        ClaimKind.Drawdown => "最大回撤",
        ClaimKind.Spread => "回报差",
        ClaimKind.Level => "点位",
        ClaimKind.Correlation => "相关系数",
        ClaimKind.Beta => "贝塔",
        ClaimKind.PointChange => "点数变动",
        ClaimKind.RateLevel => "利率",
        ClaimKind.RateChange => "利率变动（基点）",
        ClaimKind.PolicyRate => "政策利率",
        ClaimKind.PolicyChange => "政策利率变动（基点）",
        ClaimKind.Projection => "预测中值",
        ClaimKind.IntradayHigh => "盘中最高",
        ClaimKind.IntradayLow => "盘中最低",
        ClaimKind.OpenLevel => "开盘价",
        ClaimKind.AnnualisedReturn => "年化价格回报",
        ClaimKind.AnnualisedTotalReturn => "年化总回报",
        ClaimKind.AverageLevel => "收盘均值",
        ClaimKind.HighestLevel => "最高收盘",
        ClaimKind.LowestLevel => "最低收盘",
        ClaimKind.Ratio => "比值",
        ClaimKind.Streak => "连续涨跌期数",
        ClaimKind.StreakAgainst => "连续领先期数",
        ClaimKind.RecordHigh => "收盘新高",
        ClaimKind.RecordCount => "收盘新高次数",
        ClaimKind.Rank => "名次",
        _ => "上一次达到同等幅度",
    };

    public override string Subject(Claim claim) => $"{Who(claim)}，{Kind(claim.Kind)}{Stated(claim.Window)}，{Iso(claim.AsOf)}";

    public override string Obstacle(NotCheckable obstacle)
    {
        var (series, day, known) = (obstacle.Series, obstacle.Day is { } d ? Iso(d) : "", obstacle.Known is { } k ? Iso(k) : "");
        return obstacle.Kind switch
        {
            Analytics.Claims.Obstacle.UnknownSeries => $"数据中没有{series}。",
            Analytics.Claims.Obstacle.NotAPrice => $"{series}是利率或预测值，不是价格。",
            Analytics.Claims.Obstacle.AfterData => $"该数字截至{day}，而数据止于{known}。",
            Analytics.Claims.Obstacle.BeforeData when obstacle.Day is null => $"所述区间早于数据起点{known}。",
            Analytics.Claims.Obstacle.BeforeData => $"{day}早于数据起点{known}。",
            Analytics.Claims.Obstacle.SeriesEnded => $"{series}没有{day}的行情，最后一条为{known}。",
            Analytics.Claims.Obstacle.SeriesNotBegun => $"{series}没有{day}的行情，第一条为{known}。",
            Analytics.Claims.Obstacle.NoBar => $"{series}没有{day}的行情。",
            Analytics.Claims.Obstacle.NoAdjustedPrices => $"{series}没有股息调整价，因此没有总回报。",
            Analytics.Claims.Obstacle.EmptyWindow => $"{day}至{known}之间没有交易日。",
            Analytics.Claims.Obstacle.WindowAfterAsOf => $"所述区间止于{day}，晚于数字的截止日{known}。",
            Analytics.Claims.Obstacle.WithinDay => $"该数字在{day}收盘之前写成，而数据只有整日行情。",
            Analytics.Claims.Obstacle.TooFewReturns => $"所述区间内{series}的日收益率太少。",
            _ => $"所述区间内{series}或对照标的的日收益率没有变化。",
        };
    }

    public override string Doubt(CheckedClaim claim)
    {
        var reading = $"若指{Who(claim.Claim)}的{Describe(claim.Claim.Kind, claim.Stated!)}，应为{ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}";
        return claim switch
        {
            { Other: { Stated: { } stated, StatedGives: { } gives } other } => $"原文可作两种理解，而结论不同。{reading}；若指{Describe(other.Claim.Kind, stated)}，则为{ClaimFormat.Text(gives, other.Claim)}，与所载一致。",
            { Obstacle.Kind: Analytics.Claims.Obstacle.StandIn } => $"{reading}。但原文说的是板块，数据中只有跟踪该板块的基金{claim.Claim.Series}，数值相近而不相同，不能据此断定不符。",
            _ => $"{reading}。但该数字的所指在较远的上文，也可能另有所指。",
        };
    }

    public override string Assumption(Assumption assumption) => assumption switch
    {
        Reading.Assumption.LastDayOfData => "未注明日期，按所示日期核对。",
        Reading.Assumption.YearOfDate => "日期没有年份，按数据中最近的这一天核对。",
        Reading.Assumption.DecimalComma => "逗号按小数点理解。",
        Reading.Assumption.Annualised => "按惯例视为年化波动率。",
        Reading.Assumption.OneDay => "视为当日涨跌幅。",
        Reading.Assumption.Return => "未说明是何种指标，视为价格回报。",
        Reading.Assumption.AgainstBenchmark => "未写明第二个标的，按对基准计算。",
        Reading.Assumption.SubjectBefore => "句中没有写明标的，沿用上一句的标的。",
        Reading.Assumption.WindowBefore => "未写明区间，沿用前文的区间。",
        Reading.Assumption.Corrected => "按更正后的理解核对。",
        Reading.Assumption.PercentAsPoints => "以百分比表示的回报差视为百分点。",
        _ => "未给出小数位数，按所写数值计。",
    };

    public override string Left(Misunderstanding reason, string? detail) => reason switch
    {
        Misunderstanding.OtherSubject => $"另一标的：{detail}，数据中没有。",
        Misunderstanding.Forecast => "属于预测或目标，不是已发生的数字。",
        Misunderstanding.Condition => "属于假设及其推论，不是已发生的数字。",
        Misunderstanding.Negation => "原文说的是并非如此。",
        Misunderstanding.Question => "是提问，不是陈述。",
        Misunderstanding.Typical => "是平均或惯常情形，不是某一区间的数字。",
        Misunderstanding.Threshold => "是关口，不是数字本身。",
        Misunderstanding.OtherFigure => $"另一类数字：{detail}。",
        Misunderstanding.Count => "是计数或其他事物的数字。",
        Misunderstanding.UnknownDate => "所写的区间或日期在数据中没有对应的交易日。",
        Misunderstanding.WithinDay => "是盘中某一时刻的价格，而数据只有整日行情。",
        Misunderstanding.Corrected => "已更正为“不是论断”。",
        Misunderstanding.NoSeries => "句中没有写明标的，例如IWM。",
        Misunderstanding.NoWindow => "没有写明区间，例如“今年以来”或“自2025年12月1日以来”。",
        Misunderstanding.NoUnit => "没有单位：百分比请写作12.28%；点数或金额是另一种说法。",
        Misunderstanding.NoKind => "没有说明是何种指标：回报、波动率还是点位。",
        Misunderstanding.CountsDiffer => "数字与标的的个数不一致，无法判断如何对应。",
        Misunderstanding.AmbiguousComma => "逗号可能是千位分隔符，也可能是小数点：请写作12.280或12280。",
        Misunderstanding.OneSeries => "回报差需要两个标的，例如IWM与SPY。",
        Misunderstanding.WrongUnit => "单位不符：回报用百分比，回报差用百分点，点位用点。",
        _ => "数字的位数过多，无法核对。",
    };

    public override string LeftTogether(Misunderstanding reason) => reason switch
    {
        Misunderstanding.OtherSubject => "数据中没有的其他对象",
        Misunderstanding.Forecast => "预测与目标，并非已有的数字",
        Misunderstanding.OtherFigure => "其他类型的数字，如股息率、费率、估值、盈利和经济数据",
        Misunderstanding.Count => "计数、日期或其他事物的数字",
        _ => Left(reason, null).TrimEnd('。'),
    };

    public override string DidYouMean(string name, string series) => $"{name}：是否指{series}？";

    public override string Describe(ClaimKind kind, ClaimDefinition definition)
    {
        var (start, end) = (Iso(definition.Start), Iso(definition.End));
        var basis = definition.Basis == PriceBasis.Price ? "价格" : "总";
        var form = definition.Form == ReturnForm.Log ? "对数" : "简单";
        var daily = $"{start}与{end}两个收盘价之间{definition.Observations}个日度{form}{(definition.Basis == PriceBasis.Price ? "价格" : "总")}收益率";
        var adjusted = definition.Basis == PriceBasis.Price ? "" : "（经股息调整）";
        return kind switch
        {
            ClaimKind.Return or ClaimKind.TotalReturn => $"{Base(definition, start)}至{end}收盘价的{basis}回报",
            ClaimKind.Spread => $"{Base(definition, start)}至{end}收盘价的{basis}回报之差",
            ClaimKind.Level => $"{start}的{Price(definition.Base)}{adjusted}",
            ClaimKind.Drawdown => $"{start}至{end}按收盘价计的最大回撤{adjusted}",
            ClaimKind.Correlation => $"{daily}的相关系数",
            ClaimKind.Beta => $"{daily}的贝塔",
            ClaimKind.PointChange => $"{Base(definition, start)}至{end}收盘价的点数之差",
            ClaimKind.RateLevel or ClaimKind.PolicyRate => $"{end}或此前最近一次的数值",
            ClaimKind.Projection => $"截至{end}已公布的预测",
            ClaimKind.RateChange or ClaimKind.PolicyChange => $"{end}与{start}两日数值之差，以基点计",
            ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel => $"{start}的{Price(definition.Base)}{adjusted}",
            ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn => $"{start}收盘至{end}收盘的年化{basis}回报",
            ClaimKind.AverageLevel => $"{start}之后至{end}的收盘均值",
            ClaimKind.HighestLevel => $"{start}之后至{end}的最高收盘",
            ClaimKind.LowestLevel => $"{start}之后至{end}的最低收盘",
            ClaimKind.Ratio => $"{end}两个收盘价之比",
            ClaimKind.Streak or ClaimKind.StreakAgainst => $"{start}收盘至{end}收盘的连续期数",
            ClaimKind.RecordHigh => $"{end}收盘价与此前全部收盘价相比",
            ClaimKind.RecordCount => $"{start}之后至{end}创出收盘新高的次数",
            ClaimKind.Rank => $"截至{end}的一期在{start}以来各期中的名次",
            ClaimKind.RecordSince => $"{end}之前最近一次达到同等幅度的一期，止于{start}",
            _ => $"{daily}的{(definition.Deviation == StandardDeviation.Population ? "总体" : "样本")}标准差{(kind == ClaimKind.AnnualVolatility ? "×√252" : "")}",
        };
    }

    public override string Confirmed(CheckedClaim claim)
        => $"按所述口径为{ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}：{Describe(claim.Claim.Kind, claim.Stated!)}。";

    public override string Refuted(CheckedClaim claim)
    {
        var stated = $"按所述口径为{ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}：{Describe(claim.Claim.Kind, claim.Stated!)}。";
        if (claim.Search is not { } search)
            return stated;
        if (search.Matches == 0)
            return $"{stated}邻近的{ClaimFormat.Count(search.Definitions)}种口径均得不出该数字。";
        var nearest = $"邻近的{ClaimFormat.Count(search.Definitions)}种口径中有{ClaimFormat.Count(search.Matches)}种得出该数字，最接近的是{Describe(claim.Claim.Kind, claim.Matches[0].Definition)}";
        var near = $"{nearest}：{Difference(claim.Stated!, claim.Matches[0].Definition)}。同样接近或更近的{ClaimFormat.Count(search.AsNear)}种口径中，单凭巧合相符的期望数为{ClaimFormat.Expected(search.ExpectedAsNear)}";
        return search.IsExplainedByChance
            ? $"{stated}{near}；就全部口径而言，单凭巧合也会有{ClaimFormat.Expected(search.ExpectedByChance)}种，因此单独不能说明问题。"
            : $"{stated}{near}；就全部口径而言为{ClaimFormat.Expected(search.ExpectedByChance)}。";
    }

    public override string Joint(JointSolution joint, IReadOnlyList<CheckedClaim> claims)
    {
        var who = string.Join("、", joint.Claims.Select(i => claims[i].Claim.Series).Distinct());
        var (kind, search) = (claims[joint.Claims[0]].Claim.Kind, joint.Search);
        if (search.Matches == 0)
            return $"{who}：{ClaimFormat.Count(search.Definitions)}种口径中没有一种能同时得出这{joint.Claims.Count}个数字。";
        var first = Describe(kind, joint.Matches[0].Definition);
        if (!search.IsExplainedByChance)
        {
            return search.Matches == 1
                ? $"{who}：{ClaimFormat.Count(search.Definitions)}种口径中只有一种能同时得出这{joint.Claims.Count}个数字，即{first}。巧合的期望数为{ClaimFormat.Expected(search.ExpectedByChance)}。"
                : $"{who}：{ClaimFormat.Count(search.Definitions)}种口径中有{search.Matches}种能同时得出这{joint.Claims.Count}个数字，最接近的是{first}。巧合的期望数为{ClaimFormat.Expected(search.ExpectedByChance)}。";
        }

        if (joint.OnEstablishedWindow is { Matches: > 0, IsExplainedByChance: false } on)
            return $"{who}：{first}。与本页回报的区间相同；该区间的{on.Definitions}种口径中，巧合的期望数为{ClaimFormat.Expected(on.ExpectedByChance)}{(on.Matches > 1 ? $"，实际有{on.Matches}种相符" : "")}。若不限区间，则有{search.Matches}种相符，可由巧合解释。";
        return $"{who}：{ClaimFormat.Count(search.Definitions)}种口径中有{ClaimFormat.Count(search.Matches)}种能同时得出这{joint.Claims.Count}个数字，最接近的是{first}。单凭巧合也会有{ClaimFormat.Expected(search.ExpectedByChance)}种，因此不能说明问题。";
    }

    private static string Stated(StatedWindow window) => window switch
    {
        StatedWindow.Named { Window.Name: var name } => name switch
        {
            "YTD" => "，今年以来",
            "1D" => "，1日",
            "1W" => "，1周",
            "1M" => "，1个月",
            "3M" => "，3个月",
            "6M" => "，6个月",
            _ => "，1年",
        },
        StatedWindow.Between { Window: var span } => $"，{Iso(span.From)}{(span.Base == WindowBase.Open ? "开盘" : span.Base == WindowBase.Close ? "收盘" : "")}至{Iso(span.To)}",
        StatedWindow.Span span => $"，{Iso(span.From)}{Price(span.Base)}至{Iso(span.To)}收盘",
        _ => "",
    };

    private static string Difference(ClaimDefinition stated, ClaimDefinition other)
    {
        var differences = new List<string>();
        if ((stated.Start, stated.Base) != (other.Start, other.Base))
            differences.Add($"起点为{Base(other, Iso(other.Start))}而非{Base(stated, Iso(stated.Start))}");
        if (stated.End != other.End && stated.Start != stated.End)
            differences.Add($"终点为{Iso(other.End)}而非{Iso(stated.End)}");
        if (stated.Basis != other.Basis)
            differences.Add(other.Basis == PriceBasis.Total ? "含股息" : "不含股息");
        if (stated.Deviation != other.Deviation)
            differences.Add(other.Deviation == StandardDeviation.Population ? "总体标准差而非样本标准差" : "样本标准差而非总体标准差");
        if (stated.Form != other.Form)
            differences.Add(other.Form == ReturnForm.Log ? "对数收益率而非简单收益率" : "简单收益率而非对数收益率");
        return string.Join("，", differences);
    }

    private static string Base(ClaimDefinition definition, string start)
        => definition.Base == DefinitionBase.PreviousClose ? $"{start}前一收盘价" : start + Price(definition.Base);

    private static string Price(DefinitionBase price) => price switch
    {
        DefinitionBase.Open => "开盘价",
        DefinitionBase.High => "最高价",
        DefinitionBase.Low => "最低价",
        _ => "收盘价",
    };
}
