using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Http.Calls;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Says of a measurement from which price to which it goes. "From 31 December" means the close of that day to most, and a window that
/// begins on it begins with the close before: the words leave no doubt which of the two it was.
/// </summary>
internal static class PerformanceTexts
{
    /// <summary>The sentence; null when there is no base or no end.</summary>
    /// <param name="window">The window that was asked for.</param>
    /// <param name="kind">Whether dividends count.</param>
    /// <param name="baseDate">Trading day of the base.</param>
    /// <param name="basePrice">Price of the base.</param>
    /// <param name="lastDate">Last trading day.</param>
    /// <param name="lastPrice">Its price.</param>
    /// <param name="language">The language.</param>
    internal static string? Measured(
        CustomWindow window, ReturnKind kind, DateOnly? baseDate, double? basePrice, DateOnly? lastDate, double? lastPrice,
        Language language)
    {
        if ((baseDate, basePrice, lastDate, lastPrice) is not ({ } from, { } first, { } to, { } last))
            return null;
        var isTotal = kind == ReturnKind.Total;
        return language == Language.English
            ? string.Create(CultureInfo.InvariantCulture, $"From {English(window, isTotal)} of {from:yyyy-MM-dd}, "
                + $"{first}{EnglishWhy(window)}, to the {(isTotal ? "adjusted " : "")}close of {to:yyyy-MM-dd}, {last}.")
            : string.Create(CultureInfo.InvariantCulture,
                $"自{from:yyyy-MM-dd}{Chinese(window, isTotal)}{first}{ChineseWhy(window)}，"
                + $"至{to:yyyy-MM-dd}{(isTotal ? "复权" : "")}收盘价{last}。");
    }

    private static string English(CustomWindow window, bool isTotal)
        => window.Base == WindowBase.Open ? "the open" : isTotal ? "the adjusted close" : "the close";

    private static string EnglishWhy(CustomWindow window) => window.Base == WindowBase.PreviousClose
        ? string.Create(CultureInfo.InvariantCulture, $" (the last close before {window.From:yyyy-MM-dd}; base=close measures from the "
            + $"close of that day itself)")
        : "";

    private static string Chinese(CustomWindow window, bool isTotal) => window.Base == WindowBase.Open ? "开盘价" : isTotal ? "复权收盘价" : "收盘价";

    private static string ChineseWhy(CustomWindow window) => window.Base == WindowBase.PreviousClose
        ? string.Create(CultureInfo.InvariantCulture, $"（{window.From:yyyy-MM-dd}之前的最后收盘价；base=close则以当日收盘价为起点）")
        : "";
}
