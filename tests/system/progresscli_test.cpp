// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/targetserver.h"
#include "tests/support/childprogram.h"
#include "tests/support/sanitized.h"
#include "tests/support/testprogram.h"
#include "tests/system/ended.h"
#include "tests/system/gatedcommand.h"
#include "tests/system/terminal.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>
#include <vector>

using namespace loadstone;

namespace {

constexpr char endOfLine[] = "\x1b[K";

/// The lines that a terminal has shown one over the other, as far as they are complete.
QStringList drawnIn(const QByteArray& written) {
    QStringList lines = QString::fromUtf8(written).split(endOfLine);
    lines.removeLast();
    for (QString& line : lines)
        line.remove('\r');
    lines.removeAll("");
    return lines;
}

/// All that a progress line has are characters of one column.
qsizetype widestOf(const QStringList& lines) {
    qsizetype widest = 0;
    for (const QString& line : lines)
        widest = std::max(widest, line.size());
    return widest;
}

} // namespace

/// The progress of loadstone-cli on terminals of any width.
class ProgressCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_target.start("127.0.0.1", 0).has_value());
        QFile words(m_folder.filePath("words"));
        QVERIFY(words.open(QIODevice::WriteOnly));
        QVERIFY(words.write("some words") > 0);
    }

    void fits_data() {
        addColumns<int, QStringList>("columns", "arguments");
        const QString url = QString::fromStdString(m_target.url()) + "flaky/50";
        const QStringList run{"run", url, "-z", "1h", "-c", "2"};
        const QStringList sweep{"sweep", url, "--sweep", "1,2,3", "-z", "1h"};
        const QStringList ngrams{"ngrams", m_folder.filePath("words"), "-w", "1"};
        // Sanitizers take a second for each, and see the same in all.
        const auto widths =
            hasAddressSanitizer ? std::vector{20} : std::vector{1, 2, 20, 40, 60, 80, 200};
        for (const int columns : widths) {
            QTest::addRow("run on %d", columns) << columns << run;
            QTest::addRow("sweep on %d", columns) << columns << sweep;
            QTest::addRow("ngrams on %d", columns) << columns << ngrams;
        }
    }

    void fits() {
        QFETCH(int, columns);
        QFETCH(QStringList, arguments);
        Terminal terminal(columns);
        QProcess process;
        const QByteArray written = shownOn(terminal, process, arguments);
        QVERIFY2(!written.contains('\n'), written);
        QVERIFY2(written.contains(endOfLine), written);
        QVERIFY2(widestOf(drawnIn(written)) < columns, written);
    }

    void whatMattersStays_data() {
        addColumns<int, QString>("columns", "form");
        QTest::newRow("200") << 200
                             << "^\\[[■ ]{24}\\] .* of 1 h 0 min · \\d+ % · .* left · .* req/s · "
                                "p99 .* · .* failed$";
        QTest::newRow("80") << 80 << "^\\[[■ ]{10}\\] \\d+ % · .* left · .* req/s · .* failed$";
        QTest::newRow("60") << 60 << "\\d+ % · .* left · .* req/s · .* failed$";
        QTest::newRow("20") << 20 << "^\\d+ %( · .* left)?$";
        QTest::newRow("2") << 2 << "^…$";
    }

    void whatMattersStays() {
        QFETCH(int, columns);
        QFETCH(QString, form);
        Terminal terminal(columns);
        QProcess process;
        const QStringList drawn =
            drawnIn(shownOn(terminal, process, longRun(m_target.url() + "flaky/50")));
        QVERIFY2(QRegularExpression(form).match(drawn.last()).hasMatch(),
                 qPrintable(drawn.join('\n')));
    }

    void followsTheWidth() {
        Terminal terminal(200);
        QProcess process;
        const QStringList wide =
            drawnIn(shownOn(terminal, process, longRun(m_target.url()), Wish::GoOn));
        QVERIFY(widestOf(wide) > 60);
        terminal.resize(40);
        QStringList lines;
        QTRY_VERIFY((lines += drawnIn(terminal.take())).size() > 3);
        QVERIFY(widestOf(lines.mid(1)) < 40); // the first one may have been on its way
        terminal.resize(200);
        QStringList again;
        QTRY_VERIFY(widestOf(again += drawnIn(terminal.take())) > 60);
        end(process);
    }

    void aTerminalWithoutAWidthHasThatOfColumns() {
        Terminal terminal(0);
        QProcess process;
        setVariables(process, {{"COLUMNS", "33"}});
        const QByteArray written = shownOn(terminal, process, longRun(m_target.url()));
        QVERIFY(widestOf(drawnIn(written)) < 33);
    }

    void aDumbTerminalGetsLines() {
        Terminal terminal(40);
        QProcess process;
        setVariables(process, {{"TERM", "dumb"}});
        const QByteArray written = shownOn(terminal, process, longRun(m_target.url()));
        QVERIFY2(!written.contains('\x1b'), written);
        QVERIFY2(written.endsWith('\n'), written);
    }

private:
    enum class Wish { End, GoOn };

    static QStringList longRun(const std::string& url) {
        return {"run", QString::fromStdString(url), "-z", "1h", "-c", "2"};
    }

    /// What the program has shown when it has drawn at least three lines. No job of it ends by
    /// itself.
    QByteArray shownOn(Terminal& terminal, QProcess& process, const QStringList& arguments,
                       Wish wish = Wish::End) const {
        terminal.lendTo(process);
        process.start(m_gated.program(), arguments);
        QByteArray written;
        const auto isEnough = [&] {
            written += terminal.take();
            return written.count(endOfLine) + written.count('\n') > 4 ||
                   process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(isEnough, patience))
            qWarning("the program shows no progress");
        if (wish == Wish::End)
            end(process);
        return written;
    }

    static void end(QProcess& process) {
        if (process.state() != QProcess::NotRunning)
            QVERIFY(sendSignal(process.processId(), SIGTERM));
        finish(process);
    }

    TargetServer m_target;
    QTemporaryDir m_folder;
    const GatedCommand m_gated{"mapped"};
};

LOADSTONE_TEST(ProgressCliTest)
#include "progresscli_test.moc"
