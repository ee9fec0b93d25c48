using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Tests.Snapshots;

public class BackfillStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 26, 22, 0, 0, TimeSpan.Zero);

    private static readonly BackfillState Fetched = new()
    {
        From = new DateOnly(2016, 1, 4), StartedAt = Start, UpdatedAt = Start, Stage = BackfillStage.Fetched,
    };

    /// <summary>A quarter in a minute: three more.</summary>
    [Fact]
    public void ComputingLeft_FollowsThePaceSoFar() =>
        Assert.Equal(TimeSpan.FromMinutes(3), Fetched.ComputingLeft(250, 1000, Start.AddMinutes(1)));

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1000, 1000)]
    [InlineData(5, null)]
    public void ComputingLeft_NothingToTellItBy(int published, int? days) =>
        Assert.Null(Fetched.ComputingLeft(published, days, Start.AddMinutes(1)));

    [Fact]
    public void ComputingLeft_StillFetching() =>
        Assert.Null((Fetched with { Stage = BackfillStage.Fetching }).ComputingLeft(250, 1000, Start.AddMinutes(1)));
}
