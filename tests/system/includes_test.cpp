// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/sourcetree.h"

#include <QRegularExpression>

using namespace loadstone;

namespace {

/// The layers that each layer may use, besides itself.
const QMap<QString, QStringList> allowed{
    {"core/base", {}},
    {"core/ngram", {"core/base"}},
    {"core/data", {"core/base"}},
    {"core/check", {"core/base"}},
    {"core/metrics", {"core/base"}},
    {"core/http", {"core/base", "core/data", "core/check"}},
    {"core/postgres", {"core/base", "core/data", "core/check", "core/http"}},
    {"core/stats", {"core/base", "core/data", "core/check", "core/http"}},
    {"core/load",
     {"core/base", "core/data", "core/check", "core/http", "core/postgres", "core/metrics",
      "core/stats"}},
    {"core/curl",
     {"core/base", "core/data", "core/check", "core/http", "core/postgres", "core/metrics",
      "core/stats", "core/load"}},
    {"core/loop",
     {"core/base", "core/data", "core/check", "core/http", "core/postgres", "core/metrics",
      "core/stats", "core/load"}},
    {"core/process",
     {"core/base", "core/data", "core/check", "core/http", "core/postgres", "core/metrics",
      "core/stats", "core/load", "core/loop"}},
    {"core/analysis", {"core/base"}},
    {"core/sweep",
     {"core/base", "core/data", "core/check", "core/http", "core/postgres", "core/metrics",
      "core/stats", "core/load", "core/analysis"}},
    {"core/report",
     {"core/base", "core/ngram", "core/data", "core/check", "core/http", "core/postgres",
      "core/metrics", "core/stats", "core/load", "core/analysis", "core/sweep"}},
    {"core/target", {"core/base"}},
    {"core/cluster", {"core/base"}},
    {"core/hosts",
     {"core/base", "core/ngram", "core/data", "core/check", "core/http", "core/postgres",
      "core/metrics", "core/stats", "core/load", "core/analysis", "core/sweep", "core/report"}},
    {"core/mpi", {"core/base"}},
    {"core/run",
     {"core/base", "core/ngram", "core/data", "core/check", "core/http", "core/postgres",
      "core/metrics", "core/stats", "core/load", "core/loop", "core/process", "core/analysis",
      "core/sweep", "core/report", "core/target", "core/hosts"}},
    {"ui",
     {"core/base", "core/ngram", "core/data", "core/check", "core/http", "core/postgres",
      "core/metrics", "core/stats", "core/load", "core/curl", "core/analysis", "core/sweep",
      "core/report", "core/target", "core/cluster", "core/hosts", "core/run"}},
    {"app", {"core/base",     "core/ngram",    "core/data",  "core/check",  "core/http",
             "core/postgres", "core/metrics",  "core/stats", "core/load",   "core/curl",
             "core/process",  "core/analysis", "core/sweep", "core/report", "core/target",
             "core/cluster",  "core/hosts",    "core/mpi",   "core/run",    "ui"}},
};

/// The rooms of a layer that is divided: folders, or single nouns such as ui/format.{h,cpp}. What
/// each may use of the same layer, besides itself.
const QMap<QString, QStringList> allowedWithin{
    {"core/ngram/job", {}},
    {"core/ngram/text", {"core/ngram/job"}},
    {"core/ngram/input", {"core/ngram/job", "core/ngram/text"}},
    {"core/ngram/count", {"core/ngram/job", "core/ngram/text", "core/ngram/input"}},
    {"core/ngram/memory", {"core/ngram/job", "core/ngram/input", "core/ngram/count"}},
    {"core/ngram/result", {"core/ngram/input", "core/ngram/count", "core/ngram/memory"}},
    {"core/ngram/work",
     {"core/ngram/job", "core/ngram/input", "core/ngram/count", "core/ngram/memory",
      "core/ngram/result"}},

    {"ui/format", {}},
    {"ui/theme", {}},
    {"ui/widgets", {"ui/format", "ui/theme"}},
    {"ui", {"ui/format", "ui/theme", "ui/widgets"}},
    {"ui/request", {"ui", "ui/format", "ui/theme", "ui/widgets"}},
    {"ui/compare/form", {"ui", "ui/format", "ui/widgets", "ui/request"}},
    {"ui/ngrams/form", {"ui/format", "ui/theme", "ui/widgets"}},
    {"ui/send", {"ui/format", "ui/theme", "ui/widgets"}},
    {"ui/stress", {"ui", "ui/format", "ui/theme", "ui/widgets", "ui/request", "ui/send"}},
    {"ui/compare/charts", {"ui", "ui/format", "ui/theme", "ui/widgets"}},
    {"ui/compare",
     {"ui", "ui/format", "ui/theme", "ui/widgets", "ui/request", "ui/compare/form",
      "ui/compare/charts"}},
    {"ui/ngrams/table", {"ui/format", "ui/widgets"}},
    {"ui/ngrams/years", {"ui/format", "ui/theme", "ui/widgets"}},
    {"ui/ngrams/workers", {"ui/format", "ui/theme", "ui/widgets"}},
    {"ui/ngrams",
     {"ui", "ui/format", "ui/widgets", "ui/ngrams/form", "ui/ngrams/table", "ui/ngrams/years",
      "ui/ngrams/workers"}},
    {"ui/window",
     {"ui", "ui/format", "ui/theme", "ui/widgets", "ui/request", "ui/stress", "ui/compare",
      "ui/ngrams"}},

    {"app/worker", {}},
    {"app/part", {}},
    {"app/window", {}},
    {"app/cli", {}},
    {"app/cli/run", {"app/cli"}},
    {"app/cli/sweep", {"app/cli", "app/cli/run"}},
    {"app/cli/ngrams", {"app/cli"}},
    {"app/cli/merge", {"app/cli"}},
    {"app/cli/fit", {"app/cli"}},
    {"app/cli/target", {"app/cli"}},
    {"app/cli/send", {"app/cli", "app/cli/run"}},
    {"app/cli/import", {"app/cli"}},
    {"app/cli/export", {"app/cli", "app/cli/run"}},
    {"app/cli/calibrate", {"app/cli"}},
    {"app/cli/main",
     {"app/cli", "app/cli/run", "app/cli/sweep", "app/cli/ngrams", "app/cli/merge", "app/cli/fit",
      "app/cli/target", "app/cli/send", "app/cli/import", "app/cli/export", "app/cli/calibrate"}},
};

/// "core/stats" for core/stats/tally.h, "ui" for ui/stress/stresspanel.h.
QString layerOf(const QString& file) {
    const QStringList parts = file.split('/');
    return parts.first() == "core" ? parts.mid(0, 2).join('/') : parts.first();
}

/// "ui/format" for ui/format.h, which has a row of its own, else the folder.
QString roomOf(const QString& file) {
    const QString noun = file.left(file.lastIndexOf('.'));
    return allowedWithin.contains(noun) ? noun : file.left(file.lastIndexOf('/'));
}

bool isDivided(const QString& layer) {
    return std::any_of(allowedWithin.keyBegin(), allowedWithin.keyEnd(),
                       [&](const QString& room) { return layerOf(room + '/') == layer; });
}

/// Whether `file` may include `name`.
bool mayInclude(const QString& file, const QString& name) {
    const QString layer = layerOf(file);
    if (const QString other = layerOf(name); other != layer)
        return allowed.value(layer).contains(other);
    const QString room = roomOf(file);
    return !isDivided(layer) || roomOf(name) == room ||
           allowedWithin.value(room).contains(roomOf(name));
}

/// Whether what `room` may use leads back to it.
bool leadsBack(const QString& room) {
    QStringList reached = allowedWithin.value(room);
    for (qsizetype i = 0; i < reached.size(); ++i)
        for (const QString& next : allowedWithin.value(reached[i]))
            if (!reached.contains(next))
                reached << next;
    return reached.contains(room);
}

QStringList quoted(const QString& text) {
    return found(text, "^\\s*#\\s*include\\s*\"([^\"]+)\"");
}

QStringList angled(const QString& text) {
    return found(text, "^\\s*#\\s*include\\s*<([^>]+)>");
}

/// What `file`, with this text, includes although its layer or its room must not.
QStringList forbidden(const QString& file, const QString& text) {
    const QString layer = layerOf(file);
    QStringList found;
    for (const QString& name : quoted(text))
        if (!mayInclude(file, name))
            found << file + " must not include " + name;
    if (layer.startsWith("core/") && layer != "core/run")
        for (const QString& name : angled(text))
            if (name.startsWith('Q'))
                found << file + " must not include Qt's " + name;
    return found;
}

bool isFromRoot(const QString& name) {
    return name.endsWith(".moc") || sourceTree().exists(name) || sourceTree().exists(name + ".in");
}

} // namespace

/// The tree is the architecture: every include points to the left in the order of the layers.
class IncludesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFolderHasARow() {
        QStringList unknown;
        for (const QString& file : filesUnder({"core", "ui", "app"}))
            if (!allowed.contains(layerOf(file)) ||
                (isDivided(layerOf(file)) && !allowedWithin.contains(roomOf(file))))
                unknown << file;
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join('\n')));
    }

    void everyRowIsOfARoom() {
        QStringList rooms;
        for (const QString& file : filesUnder({"core", "ui", "app"}))
            rooms << roomOf(file);
        for (const QString& room : allowedWithin.keys()) {
            QVERIFY2(rooms.contains(room), qPrintable(room));
            QVERIFY2(!leadsBack(room), qPrintable(room));
            for (const QString& other : allowedWithin.value(room))
                QVERIFY2(allowedWithin.contains(other), qPrintable(other));
        }
    }

    void includesPointToTheLeft() {
        const QStringList files = filesUnder({"core", "ui", "app"});
        QVERIFY(files.size() > 50);
        QStringList found;
        for (const QString& file : files)
            found << forbidden(file, textOf(file));
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void aWrongIncludeIsFound_data() {
        addColumns<QString, QString>("file", "line");
        QTest::newRow("to the right") << "core/stats/tally.h"
                                      << "#include \"core/load/schedule.h\"";
        QTest::newRow("spaces") << "core/http/url.cpp"
                                << "  # include \"ui/stress/panel.h\"";
        QTest::newRow("target") << "core/target/route.h"
                                << "#include \"core/http/request.h\"";
        QTest::newRow("ui to app") << "ui/stress/panel.h"
                                   << "#include \"app/cli/outputs.h\"";
        QTest::newRow("to the right within a layer") << "core/ngram/count/counter.h"
                                                     << "#include \"core/ngram/memory/heap.h\"";
        QTest::newRow("a panel in another") << "ui/compare/comparepanel.cpp"
                                            << "#include \"ui/stress/planform.h\"";
        QTest::newRow("up to the panel") << "ui/ngrams/table/ngramlist.h"
                                         << "#include \"ui/ngrams/ngramview.h\"";
        QTest::newRow("one command in another") << "app/cli/run/runcommand.h"
                                                << "#include \"app/cli/sweep/sweepcommand.h\"";
        QTest::newRow("Qt in the core") << "core/load/schedule.h"
                                        << "#include <QString>";
    }

    void aWrongIncludeIsFound() {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QCOMPARE(forbidden(file, "#pragma once\n" + line + "\n").size(), 1);
    }

    void includesAreWrittenFromTheRoot() {
        QStringList found;
        for (const QString& file : filesUnder({"core", "ui", "app", "tests"}))
            for (const QString& name : quoted(textOf(file)))
                if (!isFromRoot(name))
                    found << file + " includes " + name;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void filesOfTheEngineAreShort() {
        constexpr qsizetype licence = 3; // lines at the top
        QStringList found;
        for (const QString& file :
             filesUnder({"core/base", "core/data", "core/http", "core/postgres", "core/stats",
                         "core/load", "core/loop", "core/process"}))
            if (const auto lines = textOf(file).count('\n') - licence; lines > 250)
                found << QString("%1 has %2 lines").arg(file).arg(lines);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    /// core/load tells it to Duty; the others ask Duty.
    void onlyTheDutyKnowsTheWarmUp() {
        const QRegularExpression rule("[wW]armUp|countingSince");
        QVERIFY(textOf("core/load/duty.cpp").contains(rule));
        QStringList found;
        for (const QString& file :
             filesUnder({"core/http", "core/stats", "core/loop", "core/process", "core/target"}))
            if (textOf(file).contains(rule))
                found << file;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    // A signal to the process 0 ends all that the tests were started with.
    void testsSendSignalsByOneFunction() {
        const QRegularExpression rule("\\bkill\\(\\w");
        QVERIFY(textOf("tests/support/childprogram.cpp").contains(rule));
        QStringList found;
        for (const QString& file : filesUnder({"tests"}))
            if (file != "tests/support/childprogram.cpp" && textOf(file).contains(rule))
                found << file;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void textsAreNotWrappedForTranslation() {
        const QRegularExpression rule("\\btr\\(|\\btranslate\\(|QT_TR");
        QVERIFY(rule.match("setText(tr(\"Start\"))").hasMatch());
        QStringList found;
        for (const QString& file : filesUnder({"core", "ui", "app"}))
            if (textOf(file).contains(rule))
                found << file;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    // The window shows them as well, and has fields and no options.
    void sentencesOfTheEngineNameNoOption() {
        const QRegularExpression rule("^(?!\\s*//).*\"([^\"\\\\]|\\\\.)*(?<!ulimit)[ (]--?[a-z46]",
                                      QRegularExpression::MultilineOption);
        QVERIFY(rule.match("    \"there is no check; give one, as in --check\"").hasMatch());
        QVERIFY(rule.match("    \"one for each user; raise -c\"").hasMatch());
        QVERIFY(rule.match("    \"leave -4 or -6 out\"").hasMatch());
        QVERIFY(!rule.match("    \"raise it (ulimit -n)\"").hasMatch());
        QStringList found;
        for (const QString& file :
             filesUnder({"core/base", "core/data", "core/check", "core/http", "core/postgres",
                         "core/metrics", "core/load", "core/sweep"}))
            if (file.endsWith(".cpp"))
                for (const QString& line : textOf(file).split('\n'))
                    if (line.contains(rule))
                        found << file + ": " + line.trimmed();
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void everyNameIsANounWithAMeaning() {
        const QRegularExpression vague("(^|[/_])(utils?|common|helpers?|misc|managers?)([/_.]|$)|"
                                       "(utils?|helpers?|managers?)[.]");
        QVERIFY(vague.match("core/utils/text.h").hasMatch());
        QVERIFY(vague.match("ui/windowmanager.cpp").hasMatch());
        const QStringList found = filesUnder({"core", "ui", "app", "tests"}).filter(vague);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }
};

LOADSTONE_TEST(IncludesTest)
#include "includes_test.moc"
