using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class EventsTests
{
    private const string SubscriptionType = "Microsoft.EventGrid/systemTopics/eventSubscriptions";

    [Fact]
    public async Task Filter_Prefix_EndsWithASlash()
    {
        var subscription = (await Bicep.EventsAsync()).Only(SubscriptionType);

        Assert.Equal(
            $"/blobServices/default/containers/{StorageNames.SnapshotsContainer}/", subscription.Text("properties.filter.subjectBeginsWith"));
        Assert.Equal(
            "Microsoft.Storage.BlobCreated",
            Assert.Single(subscription["properties.filter.includedEventTypes"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Destination_IsTheWebhookOfComputeMetrics_WithTheKeyReadByResourceManager()
    {
        var subscription = (await Bicep.EventsAsync()).Only(SubscriptionType);
        var url = subscription.Text("properties.destination.properties.endpointUrl");

        Assert.Equal("WebHook", subscription.Text("properties.destination.endpointType"));
        Assert.StartsWith("[format('https://{0}/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}'", url, StringComparison.Ordinal);
        Assert.Contains("'ComputeMetrics'", url, StringComparison.Ordinal);
        Assert.Contains("/host/default', '2024-11-01').systemKeys.blobs_extension", url, StringComparison.Ordinal);
        Assert.Equal("1.2", subscription.Text("properties.destination.properties.minimumTlsVersionAllowed"));
    }

    [Fact]
    public async Task Topic_IsTheStorageAccounts()
    {
        var topic = (await Bicep.EventsAsync()).Only("Microsoft.EventGrid/systemTopics");

        Assert.Equal("Microsoft.Storage.StorageAccounts", topic.Text("properties.topicType"));
        Assert.EndsWith("/storageAccounts/sttest", topic.Text("properties.source"), StringComparison.Ordinal);
        Assert.Equal("SystemAssigned", topic.Text("identity.type"));
    }

    /// <summary>An account can have but one system topic: where there is one, as of Defender for Storage, it is used.</summary>
    [Fact]
    public async Task Topic_ThatIsThereAlready_CanBeNamed()
    {
        var deployment = await Bicep.EventsAsync("StorageDataEvents");

        Assert.Equal("StorageDataEvents", deployment.Only("Microsoft.EventGrid/systemTopics").Name);
        Assert.StartsWith("StorageDataEvents/", deployment.Only(SubscriptionType).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undelivered_IsRetriedForADay_ThenKept()
    {
        var subscription = (await Bicep.EventsAsync()).Only(SubscriptionType);
        const string deadLetter = "properties.deadLetterWithResourceIdentity";

        Assert.Equal(1440, subscription.Number("properties.retryPolicy.eventTimeToLiveInMinutes"));
        Assert.Equal(30, subscription.Number("properties.retryPolicy.maxDeliveryAttempts"));
        Assert.Equal("SystemAssigned", subscription.Text($"{deadLetter}.identity.type"));
        Assert.Equal("StorageBlob", subscription.Text($"{deadLetter}.deadLetterDestination.endpointType"));
        Assert.Equal("deadletter", subscription.Text($"{deadLetter}.deadLetterDestination.properties.blobContainerName"));
    }

    [Fact]
    public async Task DeadLetters_RaiseAnAlert()
    {
        var alert = (await Bicep.EventsAsync()).Only("Microsoft.Insights/metricAlerts");

        Assert.Equal("DeadLetteredCount", alert.Text("properties.criteria.allOf.0.metricName"));
        Assert.EndsWith("/actionGroups/ag-rotation-test", alert.Text("properties.actions.0.actionGroupId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_FollowThoseOfTheMainDeployment()
    {
        var main = await Bicep.MainAsync();
        var suffix = main.Only("Microsoft.Web/sites").Name["func-".Length..];

        // events.bicep is handed the app's name alone and finds these two by its suffix.
        Assert.Equal($"log-{suffix}", main.Only("Microsoft.OperationalInsights/workspaces").Name);
        Assert.Equal($"ag-{suffix}", main.Only("Microsoft.Insights/actionGroups").Name);
    }
}
