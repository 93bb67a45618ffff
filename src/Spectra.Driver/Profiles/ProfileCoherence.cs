using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>Checks what no part of a profile can tell alone: whether its parts fit together.</summary>
internal static class ProfileCoherence
{
    /// <summary>Notes what does not fit.</summary>
    public static void Check(DeviceProfile profile, DeclaredObject root)
    {
        if (profile.Basis.Kind == ProfileBasisKind.Simulation && !profile.Name.Contains("simulated", StringComparison.OrdinalIgnoreCase))
        {
            root.Faults.Add(root.PathOf("name"), "the instrument exists in the simulation only, so its name must say \"SIMULATED\".");
        }

        CheckProbing(profile, root);
        CheckClock(profile, root);
        ImmutableHashSet<HealthFigure> asked = Health(profile.Protocol);
        foreach (HealthLimit limit in profile.Limits.Where(limit => !asked.Contains(limit.Figure)))
        {
            root.Faults.Add(root.PathOf("limits"), $"\"{ProfileWords.Of(limit.Figure)}\" has a limit but no query in 'protocol.health', so it would never be known.");
        }
    }

    /// <summary>What may be sent to a device that nobody has recognised is one question that changes nothing, and its answer must tell the instrument apart.</summary>
    private static void CheckProbing(DeviceProfile profile, DeclaredObject root)
    {
        if (!profile.Match.MayProbe)
        {
            return;
        }

        string path = "$.match.probe";
        if (profile.Protocol is ProtocolDeclaration.Zmodem or ProtocolDeclaration.Ymodem)
        {
            root.Faults.Add(path, "an instrument that only sends files can't be asked what it is; expected false.");
        }
        else if (profile.Match.Answer is null)
        {
            root.Faults.Add(path, "to be asked unrecognised, 'match.answer' must say how its answer reads; else any device that answers would be taken for it.");
        }

        if (profile.Protocol is ProtocolDeclaration.Scpi { Identify: { } identify } && identify.Contains(';', StringComparison.Ordinal))
        {
            root.Faults.Add("$.protocol.identify", "an unrecognised device is asked one question only; expected no ';'.");
        }
    }

    private static void CheckClock(DeviceProfile profile, DeclaredObject root)
    {
        (bool asks, ImmutableArray<CatalogueField> fields) = profile.Protocol switch
        {
            ProtocolDeclaration.Scpi scpi => (scpi.Clock is not null, scpi.Fields),
            ProtocolDeclaration.Obp obp => (obp.Clock is not null, obp.Fields),
            ProtocolDeclaration.Packet packet => (packet.Clock is not null, packet.Fields),
            _ => (false, []),
        };
        if (!root.Has("clock") && (asks || fields.Contains(CatalogueField.Time)))
        {
            root.Faults.Add(root.PathOf("clock"), $"the instrument tells {(asks ? "its time" : "when records were measured")}, but 'clock' doesn't say in which format and zone.");
        }
    }

    private static ImmutableHashSet<HealthFigure> Health(ProtocolDeclaration protocol) => protocol switch
    {
        ProtocolDeclaration.Scpi scpi => [.. scpi.Health.Keys],
        ProtocolDeclaration.Obp obp => [.. obp.Health.Keys],
        ProtocolDeclaration.Packet packet => [.. packet.Health.Keys],
        _ => [],
    };
}
