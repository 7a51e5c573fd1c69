// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweepsentences.h"
#include "tests/ui/layoutfingerprint.h"

#include "core/target/targetserver.h"
#include "tests/support/patience.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/ratedrun.h"
#include "tests/support/samplehosts.h"
#include "tests/support/sanitized.h"
#include "tests/support/sweepreports.h"
#include "tests/support/testprogram.h"
#include "tests/support/validities.h"
#include "ui/compare/comparepanel.h"
#include "ui/compare/sweepfile.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/ngrams/years/yearchart.h"
#include "ui/request/databaseline.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/longtable.h"
#include "ui/window/mainwindow.h"
#include "ui/window/requestfiles.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>

#include <array>
#include <cmath>
#include <functional>

using namespace loadstone;

namespace {

struct Scene {
    const char* name;
    std::function<void(MainWindow&)> prepare;
};

/// Lets posted layout requests take effect, and those that they lead to: a layout within another
/// posts its own.
void layOut() {
    constexpr int depth = 6;
    for (int i = 0; i < depth; ++i)
        QTest::qWait(0);
}

/// The window, with the question that it asks before it.
QImage imageOf(MainWindow& window) {
    QImage image = window.grab().toImage();
    for (QDialog* question : window.findChildren<QDialog*>()) {
        if (!question->isVisible())
            continue;
        const QPixmap asked = question->grab();
        const QSize room = window.size() - question->size();
        const QPoint at(room.width() / 2, room.height() / 2);
        QPainter painter(&image);
        painter.drawPixmap(at, asked);
        painter.setPen(Qt::gray); // a frame is the desktop's
        painter.drawRect(QRect(at, question->size()).adjusted(-1, -1, 0, 0));
    }
    return image;
}

/// What a server told while it was stressed with a rate: a figure with labels, one that grows and
/// one that stands still.
MetricsCourse sampleFigures(double seconds) {
    MetricsCourse course;
    course.missing = {"queue_length"};
    course.series = {{"http_requests_total{code=\"200\"}", true, {}},
                     {"http_requests_total{code=\"503\"}", true, {}},
                     {"process_resident_memory_bytes", false, {}},
                     {"db_pool_busy", false, {}}};
    for (double t = 0; t < seconds; t += 0.2) {
        course.series[0].points.push_back({t, 190 + 10 * std::sin(t)});
        course.series[1].points.push_back({t, t > seconds / 2 ? 40 : 0.0});
        course.series[2].points.push_back({t, 52e6 + 4e6 * t});
        course.series[3].points.push_back({t, 8});
        ++course.readings;
    }
    return course;
}

/// A rated run with checks, of which some have failed, and what its server told.
RunReport sampleWatchedRun() {
    RunReport report = sampleRatedRun();
    const auto& timeline = report.snapshot.timeline;
    report.plan.metrics.url = "http://127.0.0.1:9090/metrics";
    report.metrics = sampleFigures(timeline.empty() ? 1 : timeline.back().end.count());
    report.plan.checks = {*Check::read("body contains \"in stock\""), *Check::read("size < 10kB"),
                          *Check::read("json $.items[0].id equals 7")};
    CheckCounts& counts = report.snapshot.totals.checks;
    counts.passed = {1990, 2000, 1500};
    counts.failed = {10, 0, 500};
    return report;
}

/// More than the few shades that an empty window has.
bool showsSomething(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    return colors.size() > 20;
}

} // namespace

/// Pictures of the window in all its states, to look at; and what can be checked without eyes.
class ScreenshotsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(QDir().mkpath(LOADSTONE_SCREENSHOTS));
        QVERIFY(m_server.start("127.0.0.1", 0));
        recordRun();
        recordSweep();
        recordEngines();
        if (PostgresCluster::isInstalled())
            m_cluster = std::make_unique<PostgresCluster>();
    }

    void windowIsWhole_data() {
        addColumns<int, QSize>("scene", "size");
        for (std::size_t i = 0; i < m_scenes.size(); ++i)
            for (const QSize size : {QSize(1280, 800), QSize(900, 600)})
                QTest::addRow("%s-%dx%d", m_scenes[i].name, size.width(), size.height())
                    << static_cast<int>(i) << size;
    }

    /// Becomes dark when it stands as it is to be seen.
    void windowIsWhole() {
        QFETCH(int, scene);
        QFETCH(QSize, size);
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        m_theme.setAppearance(Appearance::Light);
        MainWindow window(settings, m_theme, "loadstone-cli");
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, patience));
        const Scene& shown = m_scenes[static_cast<std::size_t>(scene)];
        shown.prepare(window);
        for (const char* theme : {"light", "dark"}) {
            m_theme.setAppearance(theme == QByteArray("dark") ? Appearance::Dark
                                                              : Appearance::Light);
            takePicture(window, QString("%1-%2-%3x%4.png")
                                    .arg(shown.name, theme)
                                    .arg(size.width())
                                    .arg(size.height()));
            QCOMPARE(window.size(), size);
        }
    }

    void readmePicturesAreFresh_data() {
        QTest::addColumn<QString>("made");
        QTest::newRow("stress-light.png") << "stress-done-light-1280x800.png";
        QTest::newRow("stress-dark.png") << "stress-done-dark-1280x800.png";
        QTest::newRow("compare-light.png") << "compare-done-light-1280x800.png";
        QTest::newRow("compare-dark.png") << "compare-done-dark-1280x800.png";
        QTest::newRow("engines-light.png") << "compare-engines-light-1280x800.png";
        QTest::newRow("engines-dark.png") << "compare-engines-dark-1280x800.png";
        QTest::newRow("mapreduce-light.png") << "mapreduce-done-light-1280x800.png";
        QTest::newRow("mapreduce-dark.png") << "mapreduce-done-dark-1280x800.png";
        if (!m_cluster)
            return;
        QTest::newRow("postgres-light.png") << "compare-postgres-light-1280x800.png";
        QTest::newRow("postgres-dark.png") << "compare-postgres-dark-1280x800.png";
    }

    void readmePicturesAreFresh() {
        QFETCH(QString, made);
        const QImage now(QDir(LOADSTONE_SCREENSHOTS).filePath(made));
        const QImage shown(QDir(LOADSTONE_README_PICTURES).filePath(QTest::currentDataTag()));
        QVERIFY(!now.text("Layout").isEmpty());
        QVERIFY2(shown.text("Layout") == now.text("Layout"),
                 qPrintable(QString("the window has changed: copy %1 from the screenshots of the "
                                    "build folder over resources/screenshots/%2")
                                .arg(made, QTest::currentDataTag())));
    }

    void sentencesOfTheSweepAreTrue() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        MainWindow window(settings, m_theme, "loadstone-cli");
        window.show();
        openSweep(window);
        const auto said = [&](const char* name) {
            return window.compare().findChild<QLabel*>(name)->text();
        };
        QVERIFY2(said("finding").startsWith("About 8 requests are answered at once (1,4") &&
                     said("finding").endsWith("; 8 threads are enough."),
                 qPrintable(said("finding")));
        QVERIFY2(said("findings").contains("8 threads give ") &&
                     said("findings").contains("grows in proportion up to about 8 threads") &&
                     !said("findings").contains("peak"),
                 qPrintable(said("findings")));
    }

    void fingerprintChangesWithTheLayoutOnly() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("settings.ini"));
        MainWindow window(settings, m_theme, "loadstone-cli");
        const QString before = layoutFingerprint(window);
        QCOMPARE(layoutFingerprint(window), before);
        window.findChild<QAbstractButton*>("more")->setText("Less");
        QVERIFY(layoutFingerprint(window) != before);
    }

private:
    static void takePicture(MainWindow& window, const QString& name) {
        layOut();
        QImage image = imageOf(window);
        QVERIFY(showsSomething(image));
        image.setText("Layout", layoutFingerprint(window));
        QVERIFY(image.save(QDir(LOADSTONE_SCREENSHOTS).filePath(name)));
        const QStringList cut = cutTexts(window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join('\n')));
    }

    /// A run of a second or two against the real server, saved for the scenes to open.
    void recordRun() {
        LoadPlan plan;
        plan.request.url = m_server.url() + "flaky/1";
        plan.requests.reset();
        plan.duration = Milliseconds(2000);
        LoadRun run;
        QSignalSpy finished(&run, &LoadRun::finished);
        connect(&run, &LoadRun::finished, this, [this](const Outcome& outcome) {
            m_file = m_folder.filePath("run.json");
            RunReport report = *outcome.report;
            report.ceiling.reset();
            report.validity = judge(quietRun()); // and not what this machine is worth today
            QVERIFY(writeRun(m_file, report));
            m_limitedFile = m_folder.filePath("limited.json");
            report.validity = judge(starvedRun());
            QVERIFY(writeRun(m_limitedFile, report));
        });
        run.start(plan);
        QVERIFY(finished.wait(patience));
    }

    /// Always the same, so that the README says nothing that a busy machine has measured.
    void recordSweep() {
        SweepReport report = picturedSweep();
        for (SweepRunResult& run : report.runs)
            run.report.validity = judge(quietRun());
        m_sweepFile = m_folder.filePath("sweep.json");
        QVERIFY(writeSweep(m_sweepFile, report));
    }

    void recordEngines() {
        SweepReport report = picturedEngines();
        for (SweepRunResult& run : report.runs)
            run.report.validity = judge(quietRun());
        m_enginesFile = m_folder.filePath("engines.json");
        QVERIFY(writeSweep(m_enginesFile, report));
    }

    static void writeRecording(const QString& name) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"log": {"entries": [)");
        const std::array paths{"", "style.css", "cart?session=geheim", "api/items?page=1", "buy"};
        for (std::size_t i = 0; i < paths.size(); ++i)
            file.write(
                QString(R"(%1{"request": {"method": "%2", "url": "https://shop.example/%3"},)"
                        R"( "response": {"status": %4}})")
                    .arg(i == 0 ? "" : ", ", i == 4 ? "POST" : "GET", paths.at(i))
                    .arg(i == 4 ? 201 : 200)
                    .toUtf8());
        file.write("]}}");
    }

    void openRun(MainWindow& window) const {
        window.openFile(m_file);
        QTRY_VERIFY(window.stress().hasResult());
    }

    void openSweep(MainWindow& window) const { openSweep(window, m_sweepFile); }

    static void openSweep(MainWindow& window, const QString& file) {
        window.openFile(file);
        QTRY_VERIFY(window.compare().hasResult());
        QTRY_VERIFY(window.compare().isSettled());
    }

    void openMade(MainWindow& window, const SweepReport& report) const {
        const QString file = m_folder.filePath("made.json");
        QVERIFY(writeSweep(file, report));
        openSweep(window, file);
    }

    /// Without PostgreSQL the line says that there is none.
    LoadPlan askingTheShop() const {
        LoadPlan plan = usualLevelPlan();
        plan.request.url = m_cluster ? m_cluster->url() : "postgresql://app@127.0.0.1:1/shop";
        plan.queries.all = {{"SELECT id, name, price, stock FROM (VALUES (1, 'lamp', 12.5, 3)) AS "
                             "items (id, name, price, stock)\nWHERE id = $1"}};
        plan.queries.parameters = {{"{{random 1 1000}}"}};
        return plan;
    }

    static void awaitDatabase(const QWidget& panel) {
        const auto* line = panel.findChild<DatabaseLine*>();
        QTRY_VERIFY(!line->sentence().isEmpty());
    }

    static QAbstractButton* button(MainWindow& window, const QString& name) {
        return window.findChild<QAbstractButton*>(name);
    }

    /// With a word searched for and the curves of a few rows.
    static void countSample(MainWindow& window) {
        window.showPanel(window.ngrams());
        window.findChild<QLineEdit*>("search")->setText("Aardvark");
        button(window, "ngramStart")->click();
        QTRY_VERIFY(window.ngrams().hasResult());
        auto* filter = window.findChild<QLineEdit*>("ngramFilter");
        auto* table = window.findChild<LongTable*>("ngrams");
        filter->setText("te");
        QTRY_COMPARE(table->model()->rowCount(), 13);
        for (const char* word : {"computer", "telegraph", "television", "Internet"})
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, 1).data().toString() == word)
                    table->selectionModel()->select(table->model()->index(row, 0),
                                                    QItemSelectionModel::Select |
                                                        QItemSelectionModel::Rows);
        auto* years = window.findChild<YearChart*>("years");
        QTRY_COMPARE(years->curves().size(), 4U);
    }

    const std::vector<Scene> m_scenes{
        {"stress-empty", [](MainWindow&) {}},
        {"stress-done", [this](MainWindow& window) { openRun(window); }},
        {"stress-limited",
         [this](MainWindow& window) {
             window.openFile(m_limitedFile);
             QTRY_VERIFY(window.stress().hasResult());
         }},
        {"stress-signals",
         [this](MainWindow& window) {
             openRun(window);
             button(window, "validityToggle")->click();
         }},
        {"stress-phases",
         [this](MainWindow& window) {
             openRun(window);
             window.findChild<QTabWidget*>("answersTabs")->setCurrentIndex(1);
         }},
        {"stress-options",
         [this](MainWindow& window) {
             openRun(window);
             button(window, "more")->click();
         }},
        {"stress-rate",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleRatedRun(), "rate.json"));
         }},
        {"stress-load",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleRatedRun(), "rate.json"));
             button(window, "byStage")->click();
             window.findChild<QLineEdit*>("stage")->setText("30s:200/s, 2m:200/s, 10s:0/s");
             button(window, "more")->click();
         }},
        {"stress-heatmap",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleRatedRun(), "rate.json"));
             layOut();
             for (QScrollArea* area : window.stress().findChildren<QScrollArea*>())
                 area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
         }},
        {"stress-watched",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleWatchedRun(), "watched.json"));
         }},
        {"stress-figures",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleWatchedRun(), "watched.json"));
             layOut();
             for (QScrollArea* area : window.stress().findChildren<QScrollArea*>())
                 area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
         }},
        {"stress-fold",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleWatchedRun(), "watched.json"));
             button(window, "more")->click();
             unfold(*window.stress().findChild<QWidget*>("check"));
         }},
        {"stress-hosts",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleHostsRun(), "hosts.json"));
         }},
        {"stress-hostlist",
         [](MainWindow& window) {
             QVERIFY(window.stress().showOpened(sampleHostsRun(), "hosts.json"));
             button(window, "from")->click();
         }},
        {"stress-hostless",
         [](MainWindow& window) {
             button(window, "from")->click();
             auto* box = window.stress().findChild<QDialog*>("hostsBox");
             box->findChild<QLineEdit*>("hostName")->setText("gen-1,gen-1");
             box->findChild<QAbstractButton*>("addHost")->click();
         }},
        {"compare-hosts",
         [this](MainWindow& window) {
             SweepReport report = picturedSweep();
             for (SweepRunResult& run : report.runs)
                 run.report.validity = judge(quietRun());
             report.hosts = {"gen-1", "gen-2", "gen-3", "gen-4"};
             openMade(window, report);
         }},
        {"stress-consent",
         [](MainWindow& window) {
             window.stress().setUrl("http://203.0.113.7/shop");
             window.stress().start();
             QTRY_VERIFY(window.findChild<QDialog*>("consent"));
         }},
        {"stress-recorded",
         [this](MainWindow& window) {
             const QString har = m_folder.filePath("shop.har");
             writeRecording(har);
             window.findChild<RequestFiles*>()->import(har);
             QTRY_VERIFY(window.findChild<QDialog*>("requestChoice"));
         }},
        {"stress-form",
         [](MainWindow& window) {
             button(window, "more")->click();
             button(window, "bodyForm")->click();
             window.findChild<QDialog*>("formQuestion")
                 ->findChild<QPlainTextEdit*>()
                 ->setPlainText("user=me\nphoto=@/home/me/photo.png;type=image/png");
         }},
        {"stress-wrong",
         [](MainWindow& window) {
             window.findChild<QLineEdit*>("url")->setText("localhost:8080");
             window.findChild<QLineEdit*>("duration")->setText("soon");
             button(window, "startStop")->click();
         }},
        {"compare-empty", [](MainWindow& window) { window.showPanel(window.compare()); }},
        {"compare-running",
         [this](MainWindow& window) {
             window.showPanel(window.compare());
             window.findChild<QLineEdit*>("sweep-url")
                 ->setText(QString::fromStdString(m_server.url()) + "slots/8/5");
             window.findChild<QLineEdit*>("each")->setText("200ms");
             window.compare().findChild<QLineEdit*>("warm-up")->setText("0s");
             window.findChild<QLineEdit*>("cool-down")->setText("0s");
             button(window, "sweep-startStop")->click();
             const auto hasMost = [&] {
                 const SweepFindings* findings = window.compare().findings();
                 return findings && !findings->engines.empty() &&
                        findings->engines.front().latencies.size() > 9;
             };
             QTRY_VERIFY(hasMost());
         }},
        {"compare-done", [this](MainWindow& window) { openSweep(window); }},
        {"compare-engines", [this](MainWindow& window) { openSweep(window, m_enginesFile); }},
        {"compare-linear",
         [this](MainWindow& window) {
             openSweep(window);
             button(window, "logarithmic")->click();
         }},
        {"compare-options",
         [this](MainWindow& window) {
             openSweep(window);
             button(window, "sweepMore")->click();
         }},
        {"compare-many",
         [this](MainWindow& window) {
             SweepReport report = limitedServerSweep(20);
             report.plan.sizes.clear();
             report.runs.clear();
             constexpr int count = hasAddressSanitizer ? 16 : int(maxLevels);
             for (int size = 1; size <= count; ++size) {
                 report.plan.sizes.push_back(size);
                 for (int repeat = 0; repeat < 3; ++repeat)
                     report.runs.push_back(sweepRun(
                         size, repeat, std::uint64_t(100 * std::min(size, 20) + 30 * repeat), 0,
                         10'000L * size / std::min(size, 20)));
             }
             openMade(window, report);
         }},
        {"compare-one",
         [this](MainWindow& window) {
             SweepReport report = limitedServerSweep(8);
             report.ending = Ending::Stopped;
             report.plan.sizes = {8, 16};
             report.runs = {sweepRun(8, 0, 800, 3, 10'000)};
             openMade(window, report);
         }},
        {"compare-waiting",
         [this](MainWindow& window) {
             openSweep(window);
             window.stress().setUrl(QString::fromStdString(m_server.url()) + "delay/60000");
             window.stress().start();
             QVERIFY(window.stress().isRunning());
         }},
        {"compare-wrong",
         [](MainWindow& window) {
             window.showPanel(window.compare());
             window.findChild<QLineEdit*>("sweep-url")->setText("localhost:8080");
             window.findChild<QLineEdit*>("sizes")->setText("1, 2, 2, 4");
             window.findChild<QLineEdit*>("each")->setText("soon");
             button(window, "sweep-startStop")->click();
         }},
        {"stress-postgres",
         [this](MainWindow& window) {
             RunReport report = sampleRatedRun();
             report.plan = askingTheShop();
             report.plan.threads = 16;
             QVERIFY(window.stress().showOpened(report, "shop.json"));
             awaitDatabase(window.stress());
         }},
        {"compare-postgres",
         [this](MainWindow& window) {
             openMade(window, picturedDatabaseSweep(askingTheShop()));
             awaitDatabase(window.compare());
         }},
        {"mapreduce-first", [](MainWindow& window) { window.showPanel(window.ngrams()); }},
        {"mapreduce-empty",
         [](MainWindow& window) {
             window.showPanel(window.ngrams());
             window.findChild<QListWidget*>("files")->selectAll();
             button(window, "removeFiles")->click();
         }},
        {"mapreduce-unchosen",
         [](MainWindow& window) {
             window.showPanel(window.ngrams());
             button(window, "ngramStart")->click();
             QTRY_VERIFY(window.ngrams().hasResult());
         }},
        {"mapreduce-done", countSample},
        {"mapreduce-options",
         [](MainWindow& window) {
             countSample(window);
             button(window, "ngramMore")->click();
         }},
        {"mapreduce-workers",
         [](MainWindow& window) {
             countSample(window);
             button(window, "compare")->click();
             QVERIFY(window.ngrams().isRunning());
             QTRY_VERIFY(!window.ngrams().isRunning());
         }},
        {"mapreduce-log",
         [](MainWindow& window) {
             countSample(window);
             window.findChild<QTabWidget*>("jobTabs")->setCurrentIndex(2);
         }},
        {"mapreduce-wrong",
         [](MainWindow& window) {
             window.showPanel(window.ngrams());
             window.findChild<QLineEdit*>("partition")->setText("some");
             window.findChild<QLineEdit*>("firstYear")->setText("2000");
             window.findChild<QLineEdit*>("lastYear")->setText("1900");
             button(window, "ngramStart")->click();
         }},
    };

    const QTemporaryDir m_folder;
    TargetServer m_server;
    std::unique_ptr<PostgresCluster> m_cluster;
    Theme m_theme;
    QString m_file;
    QString m_limitedFile;
    QString m_sweepFile;
    QString m_enginesFile;
};

LOADSTONE_TEST(ScreenshotsTest)
#include "screenshots_test.moc"
