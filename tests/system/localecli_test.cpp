// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <clocale>

using namespace loadstone;

namespace {

bool isNumber(const QByteArray& cell) {
    bool isOne = false;
    cell.toDouble(&isOne); // QByteArray reads and writes numbers as C does, whatever the locale
    return isOne;
}

/// Of a CSV with a header: the lines that have another number of cells, or a cell after the first
/// `names` that is no number.
QByteArrayList oddLines(const QByteArray& csv, qsizetype names) {
    QByteArrayList odd;
    const QByteArrayList lines = csv.trimmed().split('\n');
    const qsizetype width = lines.first().split(',').size();
    for (const QByteArray& line : lines.mid(1)) {
        const QByteArrayList cells = line.split(',');
        if (cells.size() != width || !std::ranges::all_of(cells.mid(names), isNumber))
            odd << line;
    }
    return odd;
}

const QByteArray peakedPoints = "throughput,concurrency\n1000.5,1\n1897.5,2\n3407.2,4\n5472.25,8\n"
                                "7174.9,16\n7057.8,32\n5239.9,64\n";

} // namespace

/// Files and texts are the same in every country. It is run in the locale of whoever runs it, and
/// in two others: in de_DE the point of a decimal is a comma, in tr_TR the small letter of I is not
/// i.
class LocaleCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_target.start("127.0.0.1", 0).has_value()); }

    void localeIsThere() {
        if (!qEnvironmentVariableIsSet("LOCPATH"))
            QSKIP("only the locales that were compiled for the tests must be there");
        const locale_t locale = ::newlocale(LC_ALL_MASK, "", nullptr);
        QVERIFY(locale != nullptr);
        ::freelocale(locale);
    }

    void runWritesPoints() {
        const QString file = m_folder.filePath("run.csv");
        const Ended ended = cli({"run", url("/delay/1"), "-n", "50", "-c", "4", "--output-format",
                                 "text", "--output-format", "csv:" + file});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(!textOf(file).isEmpty());
        QCOMPARE(oddLines(textOf(file), 0).join('\n'), QByteArray());
        const QRegularExpression rate("Requests/sec: +\\d{1,3}(,\\d{3})*\\.\\d\\n");
        QVERIFY2(rate.match(ended.output).hasMatch(), ended.output);
        QVERIFY2(ended.output.contains("100.00 %"), ended.output);
    }

    void fitReadsWhatSweepWrote() {
        const QString file = m_folder.filePath("sweep.csv");
        const Ended swept =
            cli({"sweep", url("/slots/2/1"), "--sweep", "1,2,3,4,5,6", "-R", "2", "-n", "20",
                 "--cool-down", "0s", "--output-format", "csv:" + file});
        QCOMPARE(swept.exitCode, 0);
        QCOMPARE(oddLines(textOf(file), 1).join('\n'), QByteArray());
        const Ended fitted = cli({"fit", file});
        QVERIFY2(fitted.exitCode == 0, fitted.messages);
        QVERIFY2(fitted.output.startsWith("12 measurements of 6 sizes"), fitted.output);
    }

    void fitSaysTheSame() {
        const QString file = m_folder.filePath("points.csv");
        QFile points(file);
        QVERIFY(points.open(QIODevice::WriteOnly) &&
                points.write(peakedPoints) == peakedPoints.size());
        points.close();
        const Ended here = cli({"fit", file});
        const Ended inC = cli({"fit", file}, "C");
        QCOMPARE(here.exitCode, 0);
        QCOMPARE(here.output, inC.output);
    }

    void secretsAreFoundInCapitals() {
        const Ended ended = cli({"run", url("/"), "-n", "1", "-c", "1", "-H",
                                 "AUTHORIZATION: Bearer hidden", "--json", "-"});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY2(!ended.output.contains("hidden"), ended.output);
        QVERIFY(ended.output.contains("AUTHORIZATION"));
    }

private:
    static Ended cli(const QStringList& arguments, const QString& locale = {}) {
        QProcess process;
        if (!locale.isEmpty())
            setVariables(process, {{"LC_ALL", locale}});
        process.start(LOADSTONE_CLI, arguments);
        return finish(process);
    }

    QString url(const char* path) const {
        return QString::fromStdString(m_target.url()).chopped(1) + path;
    }

    static QByteArray textOf(const QString& file) {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    TargetServer m_target;
    QTemporaryDir m_folder;
};

LOADSTONE_TEST(LocaleCliTest)
#include "localecli_test.moc"
