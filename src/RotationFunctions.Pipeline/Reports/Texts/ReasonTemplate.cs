using System.Text.RegularExpressions;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>A reason's words in English and in Chinese. What varies in it (series, dates, numbers) stands in braces and is taken over.</summary>
internal sealed partial class ReasonTemplate
{
    // What may stand in braces, by its name; a figure behind the name tells several of a kind apart. A reason inside a reason must be
    // in the table too. A message may be: it is of another's making, and else stays as it is.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["date"] = @"\d{4}-\d{2}-\d{2}", ["month"] = @"\d{4}-\d{2}", ["year"] = @"\d{4}", ["time"] = @"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?", ["n"] = @"[\d.,−+E-]+",
        ["series"] = @"[\^\w.-]+", ["figure"] = @"[\^\w./-]+", ["source"] = "[a-z]+", ["list"] = @"[\d, -]+", ["file"] = @"\S+", ["url"] = @"https?://\S+", ["origin"] = ".+",
        ["setting"] = @"Sources:[\w:]+", ["word"] = @"(an? )?\w+( close)?", ["name"] = ".+", ["quote"] = "[\"'].*[\"']", ["text"] = ".+", ["reason"] = ".+", ["message"] = ".+",
    };

    // Columns, days of the week and the like, where a reason names one.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["open"] = "开盘价", ["high"] = "最高价", ["low"] = "最低价", ["close"] = "收盘价", ["adj_close"] = "复权收盘价", ["adjusted close"] = "复权收盘价",
        ["volume"] = "成交量", ["Saturday"] = "星期六", ["Sunday"] = "星期日", ["indices"] = "指数", ["rates"] = "利率", ["an hour"] = "小时", ["a day"] = "日", ["the day"] = "日期",
        ["New Year's Day"] = "元旦", ["Martin Luther King Jr. Day"] = "马丁·路德·金纪念日", ["Washington's Birthday"] = "总统日", ["Memorial Day"] = "阵亡将士纪念日",
        ["Juneteenth"] = "六月节", ["Independence Day"] = "独立日", ["Labor Day"] = "劳工节", ["Thanksgiving Day"] = "感恩节", ["Christmas Day"] = "圣诞节",
        ["Good Friday"] = "耶稣受难日", ["a day of special closure"] = "临时休市日",
    };

    // Made when it is needed: an expression that never goes back holds half a megabyte, and a desk seldom meets more than a few of the reasons.
    private readonly Lazy<Regex> _english;
    private readonly string _chinese;

    // The longest piece of the English words: a reason that lacks it is not looked at further.
    private readonly string _mark;

    public ReasonTemplate(string english, string chinese)
    {
        (English, _chinese) = (english, chinese);
        _english = new Lazy<Regex>(() => Expression(english));
        _mark = Places().Replace(english, "\0").Split('\0').MaxBy(piece => piece.Length)!;
    }

    /// <summary>The English words, with what varies in braces.</summary>
    public string English { get; }

    /// <summary>The reason in Chinese; null when it is another one.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="inner">Puts a reason inside it into Chinese; null when it is not in the table.</param>
    public string? Fill(string reason, Func<string, string?> inner)
    {
        if (!reason.Contains(_mark, StringComparison.Ordinal) || _english.Value.Match(reason) is not { Success: true } match)
            return null;
        var isKnown = true;
        var chinese = Places().Replace(_chinese, place =>
        {
            var (name, value) = (place.Groups["name"].Value, match.Groups[place.Groups["name"].Value].Value);
            switch (KindOf(name))
            {
                case "reason":
                    var known = inner(value);
                    isKnown &= known is not null;
                    return known ?? "";
                case "message" or "origin":
                    return inner(value) ?? value;
                case "word" or "name":
                    return Words.GetValueOrDefault(value, value);
                default:
                    return value;
            }
        });
        return isKnown ? chinese : null;
    }

    private static Regex Expression(string english)
    {
        var pattern = Regex.Escape(english).Replace("}", "\\}", StringComparison.Ordinal);
        foreach (var name in Places().Matches(english).Select(place => place.Groups["name"].Value).Distinct())
            pattern = pattern.Replace($"\\{{{name}\\}}", $"(?<{name}>{Kinds[KindOf(name)]})", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }

    private static string KindOf(string name) => name.TrimEnd('2', '3', '4', '5');

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();
}
