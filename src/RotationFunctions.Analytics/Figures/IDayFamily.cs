namespace RotationFunctions.Analytics;

/// <summary>A family of figures that a report's day has a member of its own for.</summary>
/// <typeparam name="TDay">What it has of one day.</typeparam>
internal interface IDayFamily<out TDay>
{
    /// <summary>The family on a trading day (a calendar index).</summary>
    /// <param name="day">The day.</param>
    /// <param name="missing">What the day lacks is added here, each with its reason.</param>
    TDay On(int day, List<AbsentFigure> missing);
}
