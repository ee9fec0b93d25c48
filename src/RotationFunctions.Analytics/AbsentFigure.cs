namespace RotationFunctions.Analytics;

/// <summary>A figure that a day does not have, and why.</summary>
/// <param name="Id">The figure's id, after its series or pair and a slash where it has one: <c>IWM-SPY/rs.mansfield</c>.</param>
/// <param name="Reason">The cause in words, told with nothing but what was known on that day.</param>
public sealed record AbsentFigure(string Id, Reason Reason);
