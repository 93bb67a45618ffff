using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>Edits one data folder again and again, each time from its untouched state, and holds what the audit says against what really changed.</summary>
internal sealed class TamperCampaign(int edits, int seed)
{
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _missed = [];
    private readonly List<string> _falsely = [];
    private int _found;
    private int _immaterial;
    private int _unreadable;
    private int _refused;

    public TamperSummary Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        using TamperedFolder folder = new();
        string untouched = folder.State();
        AuditReport clean = folder.Verify();
        Assert.True(clean.IsClean, clean.Sentence);
        for (int i = 0; i - _refused < edits; i++)
        {
            Try(folder, new Random(HashCode(seed, i)), untouched, i);
        }

        return new TamperSummary
        {
            Engine = clean.Engine!,
            Edits = edits,
            Seed = seed,
            Found = _found,
            Immaterial = _immaterial,
            Unreadable = _unreadable,
            Refused = _refused,
            Kinds = _kinds,
            Missed = _missed,
            Falsely = _falsely,
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    private void Try(TamperedFolder folder, Random random, string untouched, int number)
    {
        TamperEdit edit;
        try
        {
            edit = random.Next(20) switch
            {
                0 => SqlEdits.MakeOfAccount(folder, random),
                < 12 => SqlEdits.Make(folder.Record, random),
                _ => FileEdits.Make(folder, random),
            };
        }
        catch (DbException)
        {
            // The table itself refused it, as an attacker would find too; part of it may have been done.
            _refused++;
            folder.Restore(new TamperEdit("row-refused", ""));
            return;
        }

        Judge(folder, edit, folder.State() != untouched, string.Create(CultureInfo.InvariantCulture, $"{number} {edit.Kind} {edit.What}"));
        folder.Restore(edit);
    }

    private void Judge(TamperedFolder folder, TamperEdit edit, bool isMaterial, string name)
    {
        AuditReport report = folder.Verify();
        _kinds[edit.Kind] = _kinds.GetValueOrDefault(edit.Kind) + 1;
        switch (isMaterial, report.Findings.IsEmpty, report.NotChecked)
        {
            case (true, true, null):
                _missed.Add(name);
                break;
            case (true, true, _):
                _unreadable++;
                break;
            case (true, false, _):
                _found++;
                break;
            case (false, true, null):
                _immaterial++;
                break;
            default:
                _falsely.Add($"{name}: {report.Sentence}");
                break;
        }
    }

    /// <summary>The same on every machine, so that one edit can be repeated by its number alone.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) + (number * 16777619));
}
