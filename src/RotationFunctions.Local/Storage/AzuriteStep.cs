namespace RotationFunctions.Local.Storage;

/// <summary>What there is to wait for before Azurite runs.</summary>
public enum AzuriteStep
{
    /// <summary>The first run here installs Azurite with npm, which takes up to a minute.</summary>
    Installing,

    /// <summary>Another run is installing it.</summary>
    WaitingForInstallation,

    /// <summary>It starts.</summary>
    Starting,
}
