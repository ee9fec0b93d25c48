using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>
/// How to reach the storage account: the setting <see cref="StorageNames.Connection"/> in the forms that Azure Functions
/// gives it, a connection string or a section that names the account and an identity.
/// </summary>
public sealed class StorageConnection
{
    private readonly string? _connectionString;
    private readonly TokenCredential? _credential;

    private StorageConnection(string? connectionString, TokenCredential? credential, Uri blobs, Uri tables)
    {
        _connectionString = connectionString;
        _credential = credential;
        BlobEndpoint = WithoutSecret(blobs);
        TableEndpoint = WithoutSecret(tables);
    }

    /// <summary>Address of the blob service, without a key or signature.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Address of the table service, without a key or signature.</summary>
    public Uri TableEndpoint { get; }

    /// <summary>Whether it is an emulator on this machine.</summary>
    public bool IsLocal => BlobEndpoint.IsLoopback;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StorageConnectionException">It is missing or cannot be understood.</exception>
    public static StorageConnection Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(StorageNames.Connection);
        if (!string.IsNullOrWhiteSpace(section.Value))
            return Parse(section.Value);

        var account = section["accountName"];
        return new(null, ReadCredential(section), ReadEndpoint("blob"), ReadEndpoint("table"));

        Uri ReadEndpoint(string service)
        {
            var key = service + "ServiceUri";
            if (section[key] is { Length: > 0 } address)
            {
                return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
                    ? uri
                    : throw new StorageConnectionException($"{StorageNames.Connection}:{key} is '{address}', which is no address; it must be like https://ACCOUNT.{service}.core.windows.net.");
            }
            return string.IsNullOrWhiteSpace(account)
                ? throw new StorageConnectionException($"There is no storage: set {StorageNames.Connection} to a connection string, or {StorageNames.Connection}:accountName (or :blobServiceUri and :tableServiceUri) to reach it by identity.")
                : new Uri($"https://{account}.{service}.core.windows.net");
        }
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="StorageConnectionException">It cannot be understood, or does not give both a blob and a table service.</exception>
    public static StorageConnection Parse(string connectionString)
    {
        try
        {
            return new(connectionString, null, new BlobServiceClient(connectionString).Uri, new TableServiceClient(connectionString).Uri);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The text itself holds the account's key and must not be repeated.
            throw new StorageConnectionException(
                $"The storage connection string cannot be understood ({e.Message}). It must give a blob and a table service, as "
                + "'UseDevelopmentStorage=true' or 'DefaultEndpointsProtocol=https;AccountName=NAME;AccountKey=KEY;EndpointSuffix=core.windows.net'.", e);
        }
    }

    internal BlobServiceClient CreateBlobs(BlobClientOptions options) =>
        _connectionString is null ? new(BlobEndpoint, _credential, options) : new(_connectionString, options);

    internal TableServiceClient CreateTables(TableClientOptions options) =>
        _connectionString is null ? new(TableEndpoint, _credential, options) : new(_connectionString, options);

    private static TokenCredential ReadCredential(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        return section["credential"] switch
        {
            null or "" => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }),
            var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) => new ManagedIdentityCredential(
                string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            var kind => throw new StorageConnectionException($"{StorageNames.Connection}:credential is '{kind}'; it must be 'managedidentity', or be absent for the credentials of whoever is signed in."),
        };
    }

    private static Uri WithoutSecret(Uri address) => new(address.GetLeftPart(UriPartial.Path));
}
