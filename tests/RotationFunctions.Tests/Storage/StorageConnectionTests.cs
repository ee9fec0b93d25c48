using Microsoft.Extensions.Configuration;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Tests.Storage;

public sealed class StorageConnectionTests
{
    private static StorageConnection Read(params (string Key, string Value)[] settings) => StorageConnection.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    [Fact]
    public void Read_ConnectionString()
    {
        var connection = Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", connection.BlobEndpoint.ToString());
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", connection.TableEndpoint.ToString());
        Assert.True(connection.IsLocal);
    }

    [Fact]
    public void Read_AccountName()
    {
        var connection = Read(("AzureWebJobsStorage:accountName", "desk"), ("AzureWebJobsStorage:credential", "managedidentity"), ("AzureWebJobsStorage:clientId", "11111111-2222-3333-4444-555555555555"));
        Assert.Equal("https://desk.blob.core.windows.net/", connection.BlobEndpoint.ToString());
        Assert.Equal("https://desk.table.core.windows.net/", connection.TableEndpoint.ToString());
        Assert.False(connection.IsLocal);
    }

    [Fact]
    public void Read_ServiceAddresses()
    {
        var connection = Read(
            ("AzureWebJobsStorage:blobServiceUri", "https://desk.blob.core.chinacloudapi.cn"),
            ("AzureWebJobsStorage:tableServiceUri", "https://desk.table.core.chinacloudapi.cn"));
        Assert.Equal("desk.blob.core.chinacloudapi.cn", connection.BlobEndpoint.Host);
        Assert.Equal("desk.table.core.chinacloudapi.cn", connection.TableEndpoint.Host);
    }

    [Fact]
    public void Read_Nothing()
    {
        var e = Assert.Throws<StorageConnectionException>(() => Read());
        Assert.Contains("set AzureWebJobsStorage to a connection string", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TableAddressMissing()
    {
        var e = Assert.Throws<StorageConnectionException>(() => Read(("AzureWebJobsStorage:blobServiceUri", "https://desk.blob.core.windows.net")));
        Assert.Contains(":tableServiceUri", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AddressIsNone()
    {
        var e = Assert.Throws<StorageConnectionException>(() => Read(("AzureWebJobsStorage:blobServiceUri", "desk")));
        Assert.Contains("AzureWebJobsStorage:blobServiceUri is 'desk'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownCredential()
    {
        var e = Assert.Throws<StorageConnectionException>(() => Read(("AzureWebJobsStorage:accountName", "desk"), ("AzureWebJobsStorage:credential", "password")));
        Assert.Contains("credential is 'password'; it must be 'managedidentity'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=desk;AccountKey=c2VjcmV0!;EndpointSuffix=core.windows.net")]
    [InlineData("BlobEndpoint=https://desk.blob.core.windows.net;SharedAccessSignature=sv=2024-01-01&sig=c2VjcmV0")]
    [InlineData("BlobEndpoint=notanaddress;TableEndpoint=neither;AccountName=desk;AccountKey=c2VjcmV0")]
    public void Parse_NotAConnectionString(string text)
    {
        var e = Assert.Throws<StorageConnectionException>(() => StorageConnection.Parse(text));
        Assert.StartsWith("The storage connection string cannot be understood", e.Message, StringComparison.Ordinal);
        Assert.Contains("UseDevelopmentStorage=true", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SignatureIsKeptOutOfTheAddress()
    {
        var connection = StorageConnection.Parse(
            "BlobEndpoint=https://desk.blob.core.windows.net;TableEndpoint=https://desk.table.core.windows.net;SharedAccessSignature=sv=2024-01-01&ss=bt&sig=secret");
        Assert.Equal("https://desk.blob.core.windows.net/", connection.BlobEndpoint.ToString());
        Assert.Equal("https://desk.table.core.windows.net/", connection.TableEndpoint.ToString());
    }
}
