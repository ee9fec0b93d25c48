using System.Globalization;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Text;

/// <summary>The words, in English and Chinese, by which texts name windows, dates and kinds of figures.</summary>
internal static partial class Vocabulary
{
    /// <summary>Stands in a masked text where a date begins.</summary>
    public const char DateMark = '\uE000';

    /// <summary>Fills a masked text up to where the date ends.</summary>
    public const char DateFill = '\uE001';

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IReadOnlyList<(Window Window, Regex Pattern)> Windows { get; } =
    [
        (Window.YearToDate, YearToDate()),
        (Window.OneDay, OneDay()),
        (Window.OneWeek, OneWeek()),
        (Window.OneMonth, OneMonth()),
        (Window.ThreeMonths, ThreeMonths()),
        (Window.SixMonths, SixMonths()),
        (Window.OneYear, OneYear()),
    ];

    /// <summary>Patterns of kinds, the more specific first.</summary>
    public static IReadOnlyList<(KindWord Word, Regex Pattern)> Kinds { get; } =
    [
        (new(ClaimKind.TotalReturn, 0) { IsQualifier = true }, WithDividends()),
        (new(ClaimKind.TotalReturn, 0), TotalReturn()),
        (new(ClaimKind.AnnualVolatility, 0), AnnualVolatility()),
        (new(ClaimKind.DailyVolatility, 0), DailyVolatility()),
        (new(ClaimKind.AnnualVolatility, 0) { Assumption = Assumption.Annualised }, AnyVolatility()),
        (new(ClaimKind.Drawdown, 0), DrawdownWord()),
        (new(ClaimKind.Correlation, 0), CorrelationWord()),
        (new(ClaimKind.Beta, 0), BetaWord()),
        (new(ClaimKind.Spread, -1), Behind()),
        (new(ClaimKind.Spread, 1), Ahead()),
        (new(ClaimKind.Level, 0), LevelWord()),
        (new(ClaimKind.Return, -1), Down()),
        (new(ClaimKind.Return, 1), Up()),
    ];

    /// <summary>Reads a date that one of <see cref="Dates"/> matched; null when there is no such day.</summary>
    /// <param name="match">The match.</param>
    /// <param name="latest">The last day of the data, which a date without a year lies on or before.</param>
    public static (DateOnly Date, bool IsYearAssumed)? ReadDate(Match match, DateOnly latest)
    {
        var month = match.Groups["month"].Value;
        var monthNumber = char.IsAsciiDigit(month[0])
            ? int.Parse(month, CultureInfo.InvariantCulture)
            : Array.IndexOf(Months, month[..3].ToLowerInvariant()) + 1;
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["year"].Success)
            return Date(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)) is { } dated ? (dated, false) : null;
        return Date(latest.Year) is { } thisYear && thisYear <= latest ? (thisYear, true)
            : Date(latest.Year - 1) is { } lastYear ? (lastYear, true)
            : null;

        DateOnly? Date(int year) => year is > 0 and < 10000 && monthNumber is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, monthNumber)
            ? new DateOnly(year, monthNumber, day)
            : null;
    }

    private const string Month = @"(?<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?";

    [GeneratedRegex(
        @"(?<![\d.])(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?![\d.]*\d)|(?:(?<year>\d{4}) ?年 ?)?(?<!\d)(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号]|\b" + Month
        + @" (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?(?![\d%.])|\b(?<day>\d{1,2})(?:st|nd|rd|th)? " + Month + @"(?:,? (?<year>\d{4}))?(?!\w)", Words)]
    public static partial Regex Dates();

    /// <summary>A span of dates, in a masked text: since a date, or from one to another.</summary>
    [GeneratedRegex(
        @"(?:\b(?:since|from|between) |自从?|从|自)?(?<open>the open (?:of|on) )?(?<close>the close (?:of|on) )?(?<from>\uE000\uE001*)(?:的?(?<open>开盘价?)|的?(?<close>收盘价?))?(?: ?(?:-|–|—|~|to|until|till|through|and|至|到) ?)(?:the close (?:of|on) )?(?<to>\uE000\uE001*)|(?:\bsince |自从?|从)(?<open>the open (?:of|on) )?(?<close>the close (?:of|on) )?(?<from>\uE000\uE001*)(?:的?(?<open>开盘)|的?(?<close>收盘))?(?:以来|至今|起)?|(?<from>\uE000\uE001*)(?:的?(?<open>开盘)|的?(?<close>收盘))?(?:以来|至今)", Words)]
    public static partial Regex Spans();

    /// <summary>The words before a date that say that the figures are of it.</summary>
    [GeneratedRegex(@"(?:\b(?:as of|as at|through|up to|to) (?:the close (?:of|on) )?|截至 ?|截止(?:到|至)? ?)\z", Words)]
    public static partial Regex AsOfBefore();

    [GeneratedRegex(@"\b(?:year[- ]to[- ]date|ytd|so far this year|this year|since the (?:start|beginning) of the year)\b|今年以来|年初至今|年初以来|今年至今|本年以来|年内|今年", Words)]
    private static partial Regex YearToDate();

    [GeneratedRegex(@"\b(?:1d|(?:one|1)[- ]day|today|on the day|daily(?= (?:return|gain|loss|move|change|performance)))\b|单日|当日|当天|今日|今天|(?<!\d)1日|一日|日(?:涨跌?|跌)幅", Words)]
    private static partial Regex OneDay();

    [GeneratedRegex(@"\b(?:1w|(?:one|1)[- ]week|(?:past|last|this) (?:week|five (?:trading )?days|5 (?:trading )?days)|on the week)\b|(?:近|过去|最近)?(?:一|(?<!\d)1)周|本周", Words)]
    private static partial Regex OneWeek();

    [GeneratedRegex(@"\b(?:1m|(?:one|1)[- ]month|(?:past|last) month)\b|(?:近|过去|最近)?(?:一|(?<!\d)1)个月|近一月", Words)]
    private static partial Regex OneMonth();

    [GeneratedRegex(@"\b(?:3m|(?:three|3)[- ]months?)\b|(?:近|过去|最近)?(?:三|(?<!\d)3)个月|近三月", Words)]
    private static partial Regex ThreeMonths();

    [GeneratedRegex(@"\b(?:6m|(?:six|6)[- ]months?)\b|(?:近|过去|最近)?(?:六|(?<!\d)6)个月|(?:近|过去|最近)?半年|近六月", Words)]
    private static partial Regex SixMonths();

    [GeneratedRegex(@"\b(?:1y|(?:one|1)[- ]year|(?:twelve|12)[- ]months?|past year|52[- ]weeks?)\b|(?:近|过去|最近)(?:一|1)年|(?<!\d)1年|12个月|一年", Words)]
    private static partial Regex OneYear();

    [GeneratedRegex(@"\b(?:includ(?:ing|es)|with) (?:reinvested )?dividends(?: reinvested)?\b|\bdividends (?:included|reinvested)\b|含(?:股息|分红)|股息再投资|计入股息", Words)]
    private static partial Regex WithDividends();

    [GeneratedRegex(@"\btotal[- ]returns?\b|\btotal[- ]returned\b|总回报率?|总收益率?", Words)]
    private static partial Regex TotalReturn();

    [GeneratedRegex(@"\bannual(?:i[sz]ed)? (?:daily )?(?:volatility|standard deviation)\b|\bvolatility \(annuali[sz]ed\)|年化(?:日)?(?:波动率|波动性|标准差)", Words)]
    private static partial Regex AnnualVolatility();

    [GeneratedRegex(@"\b(?:daily|one[- ]day|day-to-day) (?:volatility|standard deviation)\b|(?:每?日|日均|日度|单日)(?:波动率|波动性|标准差)", Words)]
    private static partial Regex DailyVolatility();

    [GeneratedRegex(@"\b(?:volatility|standard deviation)\b|波动率|波动性|标准差", Words)]
    private static partial Regex AnyVolatility();

    [GeneratedRegex(@"\b(?:max(?:imum)?\.? )?drawdown\b|最大回撤|回撤", Words)]
    private static partial Regex DrawdownWord();

    [GeneratedRegex(@"\bcorrelat(?:ion|ed|es)\b|相关系数|相关性|相关度", Words)]
    private static partial Regex CorrelationWord();

    [GeneratedRegex(@"\bbeta\b|β|贝塔(?:系数)?", Words)]
    private static partial Regex BetaWord();

    [GeneratedRegex(@"\b(?:underperform(?:s|ed|ing)?|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|behind)\b|跑输|落后(?:于)?", Words)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?:outperform(?:s|ed|ing|ance)?|beat(?:s|en|ing)?|ahead of|lead(?:s|ing)?(?: over)?|led|spread|gap)\b|跑赢|领先(?:于)?|利差|回报差|收益差|超额", Words)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"\b(?:clos(?:ed|es|ing)|end(?:ed|s)|finish(?:ed|es)|st(?:ood|ands)|settl(?:ed|es)|trad(?:ed|es)) (?:the (?:day|week|year) )?(?:at|on)\b|\b(?:closing )?(?:level|price) (?:of|is|was)\b|收于|收报|报收(?:于)?|收盘价?(?:为|报|于|在)|点位为?", Words)]
    private static partial Regex LevelWord();

    [GeneratedRegex(@"\b(?:down|fell|falls?|fallen|falling|lost|los(?:es|s|ses|ing)|declin(?:ed?|es|ing)|drop(?:ped|s|ping)?|slid(?:es)?|slipp?(?:ed|s)|dip(?:ped|s)|sank|tumbled|shed|lower)\b|下跌|跌幅|累跌|跌|下降|回落|亏损", Words)]
    private static partial Regex Down();

    [GeneratedRegex(@"\b(?:up|gain(?:ed|s|ing)?|rose|ris(?:es?|en|ing)|return(?:ed|s|ing)?|climb(?:ed|s|ing)?|advanc(?:ed?|es|ing)|add(?:ed|s)|jump(?:ed|s)|surg(?:ed|es)|rall(?:ied|ies)|higher|performance)\b|上涨|涨幅|累涨|涨|回报率?|收益率?|上升|表现", Words)]
    private static partial Regex Up();
}

/// <summary>A word for a kind of figure.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Direction">−1 when the word itself says that an unsigned number is negative.</param>
internal sealed record KindWord(ClaimKind Kind, int Direction)
{
    /// <summary>Whether it turns a return beside it into another kind, rather than naming a figure.</summary>
    public bool IsQualifier { get; init; }

    public Assumption? Assumption { get; init; }
}
