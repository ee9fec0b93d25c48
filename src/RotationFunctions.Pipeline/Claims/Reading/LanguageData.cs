namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>The files of words that are part of this assembly.</summary>
internal static class LanguageData
{
    /// <summary>The lines of a file, without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(LanguageData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file '{name}' is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        return lines;
    }
}
