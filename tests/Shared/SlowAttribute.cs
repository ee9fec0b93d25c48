using Xunit.v3;

namespace RotationFunctions.Testing;

/// <summary>
/// Leaves tests out of the fast lane, which whoever changes something runs after each step: what looks at whole markets day by day, at
/// texts of a megabyte, or at storage, a browser or another process. <c>dotnet test</c> without a filter runs them too.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [KeyValuePair.Create("Category", "Slow")];
}
