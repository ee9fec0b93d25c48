namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>
/// Random numbers that are the same on every machine and every runtime: SplitMix64 (Steele, Lea and Flood 2014), and
/// normal numbers as a sum of twelve uniform ones. The usual ways to a normal number need logarithms or cosines, whose
/// last digits differ between platforms; adding integers does not.
/// </summary>
internal sealed class DemoRandom
{
    private const double UniformsMean = 12 * 32767.5;
    private const double Uniform16 = 1.0 / 65536;

    private ulong _state;

    /// <param name="stream">Names the sequence. Each use has a stream of its own, so that adding a series moves no other.</param>
    public DemoRandom(string stream)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        _state = 14695981039346656037;
        foreach (var c in stream)
            _state = (_state ^ c) * 1099511628211;
    }

    /// <summary>A number between two others, uniformly.</summary>
    public double Between(double low, double high) => low + (high - low) * ((Next() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>A number of mean 0 and deviation 1, normal within ±3 or so and never beyond ±6.</summary>
    public double Normal()
    {
        var sum = 0UL;
        for (var draw = 0; draw < 3; draw++)
        {
            var bits = Next();
            sum += (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        }

        return (sum - UniformsMean) * Uniform16;
    }

    /// <summary>A number of mean 0 and deviation 1 with fat tails: one in 25 is drawn 2.5 times as wide, giving a kurtosis of 5.</summary>
    public double FatTailed()
    {
        // 1.1 = √(0.96 + 0.04 · 2.5²) brings the deviation back to 1.
        var width = Between(0, 1) < 0.04 ? 2.5 : 1;
        return width * Normal() / 1.1;
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
