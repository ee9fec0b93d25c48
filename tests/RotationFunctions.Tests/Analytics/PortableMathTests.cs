using System.Globalization;
using System.Security.Cryptography;
using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class PortableMathTests
{
    private const int Arguments = 20_000;

    [Fact]
    public void Log_WithinTwoUnitsOfTheLastPlace()
    {
        foreach (var x in Positive())
            AssertNear(Math.Log(x), PortableMath.Log(x), x);
    }

    [Fact]
    public void Exp_WithinTwoUnitsOfTheLastPlace()
    {
        foreach (var x in Positive().Select(x => Math.Log(x) * 20))
            AssertNear(Math.Exp(x), PortableMath.Exp(x), x);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    public void Log_AtTheEdges(double x, double expected) => Assert.Equal(expected, PortableMath.Log(x));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1000, double.PositiveInfinity)]
    [InlineData(-1000, 0)]
    public void Exp_AtTheEdges(double x, double expected) => Assert.Equal(expected, PortableMath.Exp(x));

    /// <summary>The bits that this machine gives are those that another gave: a difference in one of them is a difference in the hash.</summary>
    [Fact]
    public void Bits_AreThoseOfEveryMachine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Arguments without a function of the platform's: a linear congruential sequence.
        ulong state = 1;
        for (var i = 0; i < Arguments; i++)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            var x = ((state >> 11) + 1) / 9007199254740992.0;
            hash.AppendData(BitConverter.GetBytes(PortableMath.Log(x)));
            hash.AppendData(BitConverter.GetBytes(PortableMath.Exp((x * 40) - 20)));
        }

        Assert.Equal("5e83e8f662031e99e62a8d9f8198a97fe2823050d00aa19be0feb56736785ec8", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>No figure hangs on the platform's library, nor on whether the machine fuses operations.</summary>
    [Fact]
    public void Source_CallsNothingOfThePlatform()
    {
        string[] banned = ["Math.Log", "Math.Exp", "Math.Pow", "Math.Sin", "Math.Cos", "Math.Tan", "Math.Cbrt", "Fused", "MultiplyAdd", "TensorPrimitives.Log", "TensorPrimitives.Exp", "TensorPrimitives.Sum", "TensorPrimitives.Dot", "Vector.Sum", "Vector.Dot"];
        var folder = Path.Combine(Root(), "src", "RotationFunctions.Analytics");
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(folder, file);
            // Claims are answers to a question, no figures of a report.
            if (relative.StartsWith("obj", StringComparison.Ordinal) || relative.StartsWith("bin", StringComparison.Ordinal) || relative.StartsWith("Claims", StringComparison.Ordinal))
                continue;
            foreach (var (i, line) in File.ReadLines(file).Index().Where(line => !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)))
                foreach (var call in banned)
                    Assert.False(line.Replace("PortableMath.", "", StringComparison.Ordinal).Contains(call, StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"{relative} line {i + 1} calls {call}."));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RotationFunctions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests are not inside the repository.");
        return folder.FullName;
    }

    private static IEnumerable<double> Positive()
    {
        var random = new Random(1);
        for (var i = 0; i < Arguments; i++)
            yield return (i % 3) switch
            {
                0 => 0.9 + (random.NextDouble() * 0.2),
                1 => 0.5 + random.NextDouble(),
                _ => Math.Exp((random.NextDouble() * 60) - 30),
            };
    }

    // The platform's own last digit is taken for exact to one unit.
    private static void AssertNear(double expected, double actual, double argument)
        => Assert.True(Math.Abs(actual - expected) <= 3 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{argument:R}: {actual:R}, not {expected:R}");
}
