using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Where a kind of problem is explained.</summary>
internal static class ProblemAddress
{
    extension(ProblemType type)
    {
        /// <summary>The address of its page, relative to the server: what answers name as <c>type</c>.</summary>
        internal string Address => $"/{Routes.Prefix}/{ListProblemsCall.Route}/{type.Id}";
    }
}
