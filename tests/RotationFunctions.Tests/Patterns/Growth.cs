using System.Diagnostics;
using System.Globalization;

namespace RotationFunctions.Tests.Patterns;

/// <summary>How the work on an input grows with its length.</summary>
internal static class Growth
{
    /// <summary>What twice the input may cost at most.</summary>
    public const double Most = 2.5;

    private const int Tries = 3;

    /// <summary>Work that ends within this on the longer input is not looked at further: of the square, it could not.</summary>
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(2);

    /// <summary>Processor time that the shorter input is to take in all, so that the ticks by which the system counts do not show.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// How many times the work grows when the input doubles: in processor time of this thread where the system tells it, which other work on the
    /// machine does not lengthen, and the least of a few tries. One for work that is too short to matter.
    /// </summary>
    /// <param name="length">Length of the shorter input.</param>
    /// <param name="input">Makes an input of a length.</param>
    /// <param name="work">The work.</param>
    public static double Of(int length, Func<int, string> input, Action<string> work)
    {
        var (once, twice) = (input(length), input(2 * length));
        for (var i = 0; i < Tries; i++)
            if (Wall(twice, work) <= Negligible)
                return 1;
        var growth = double.MaxValue;
        for (var i = 0; i < Tries && growth > Most; i++)
        {
            var (times, shorter) = (0, TimeSpan.Zero);
            for (var started = Processor(); shorter < Enough; shorter = Processor() - started)
            {
                work(once);
                times++;
            }

            var before = Processor();
            for (var again = 0; again < times; again++)
                work(twice);
            growth = Math.Min(growth, (Processor() - before) / shorter);
        }

        return growth;
    }

    private static TimeSpan Wall(string input, Action<string> work)
    {
        var started = Stopwatch.GetTimestamp();
        work(input);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Time that a processor spent on this thread; elsewhere than on Linux, time.</summary>
    private static TimeSpan Processor()
    {
        const string file = "/proc/thread-self/schedstat";
        return File.Exists(file)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
            : Stopwatch.GetElapsedTime(0);
    }
}
