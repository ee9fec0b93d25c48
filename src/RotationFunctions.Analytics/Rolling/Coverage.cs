namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// How many of a window's days must have a value. A series may lack a day here and there (a halt, a gap at the
/// provider); nine tenths still describe the window. Fewer would be a figure of another, shorter window.
/// </summary>
internal static class Coverage
{
    /// <summary>Nine tenths of a number of days, rounded up.</summary>
    public static int Of(int days) => ((9 * days) + 9) / 10;
}
