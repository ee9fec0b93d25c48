using System.Reflection;

namespace RotationFunctions.Pipeline;

/// <summary>Which build of the program this is.</summary>
public static class ProgramVersion
{
    /// <summary>The version, and after a plus the commit that it was built from where the build knew one: <c>0.1.0-alpha.0.312+3fa54e4…</c>.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
