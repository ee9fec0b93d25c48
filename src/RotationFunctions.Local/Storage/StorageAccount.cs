using System.Globalization;

namespace RotationFunctions.Local.Storage;

/// <summary>An account that Azurite serves.</summary>
/// <param name="Name">3 to 24 lower-case letters and digits.</param>
/// <param name="Key">Base64.</param>
public sealed record StorageAccount(string Name, string Key)
{
    /// <summary>The account that every storage emulator serves: published in its documentation, no secret.</summary>
    public static readonly StorageAccount Development = new(
        "devstoreaccount1",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    /// <summary>The connection string for an emulator that listens on these ports of this machine.</summary>
    public string ConnectionString(int blobPort, int queuePort, int tablePort) => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobPort}/{Name};QueueEndpoint=http://127.0.0.1:{queuePort}/{Name};TableEndpoint=http://127.0.0.1:{tablePort}/{Name};");
}
