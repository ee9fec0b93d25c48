namespace RotationFunctions.Tests.Architecture;

/// <summary>Lines end before column 140, so that two files stand beside each other in a review.</summary>
public sealed class LineLengthTests
{
    private const int Most = 140;

    /// <summary>Folders whose lines are that short; each folder that is wrapped joins them.</summary>
    public static TheoryData<string> Folders => ["src/RotationFunctions.Pipeline/Http"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_AreShort(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(SharedData.Repository, folder), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.DoesNotContain(
            files.SelectMany(file => File.ReadLines(file).Select((line, number) => (File: file, Number: number + 1, line.Length))),
            line => line.Length > Most);
    }
}
