// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "ui/compare/comparepanel.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/request/requestform.h"
#include "ui/stress/runfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/longtext.h"
#include "ui/widgets/sentencelabel.h"
#include "ui/window/mainwindow.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace loadstone;

namespace {

QString run(const QString& unit) {
    return unit.repeated(3000 / unit.size());
}

const QStringList lengthyTexts{run("x"),
                               run("some words "),
                               run("1"),
                               "http://" + run("y"),
                               "http://host/" + run("z z"),
                               "Name " + run("w") + "\n" + run("n\n")};

} // namespace

/// Whatever is typed, pasted, opened or dropped: the window stays as large as it is.
class LongInputTest : public QObject {
    Q_OBJECT

private slots:
    void noTextWidensTheWindow_data() {
        addColumns<QSize, Appearance>("size", "appearance");
        for (const QSize size : {QSize(900, 600), QSize(1280, 800)})
            for (const Appearance appearance : {Appearance::Light, Appearance::Dark})
                QTest::addRow("%d %d", size.width(), int(appearance)) << size << appearance;
    }

    void noTextWidensTheWindow() {
        showWindow();
        for (const Panel* panel : panels())
            for (const QString& text : lengthyTexts) {
                m_window->showPanel(*panel);
                fillAll(*panel, text);
                const_cast<Panel*>(panel)->start();
                QVERIFY(!panel->isRunning());
                QVERIFY2(isAsBefore(), qPrintable(panel->name() + ' ' + text.left(40)));
            }
    }

    void noQueryWidensTheWindow_data() { noTextWidensTheWindow_data(); }

    void noQueryWidensTheWindow() {
        showWindow();
        for (const Panel* panel : {panels()[0], panels()[1]})
            for (const QString& text : lengthyTexts) {
                m_window->showPanel(*panel);
                RequestForm* form = panel->requestForm();
                PlanFields fields = form->planFields();
                fields["url"] = "postgresql://127.0.0.1:1/" + QString(text).remove('\n');
                fields["query"] = "SELECT $1, $2, $3 " + text;
                fields["param"] = QString(text).remove('\n') + "\n" + QString(text).remove('\n');
                form->setPlanFields(fields);
                QVERIFY2(isAsBefore(), qPrintable(panel->name() + ' ' + text.left(40)));
                const_cast<Panel*>(panel)->start();
                QVERIFY2(isAsBefore(), qPrintable(panel->name() + ' ' + text.left(40)));
                const_cast<Panel*>(panel)->stop();
                QTRY_VERIFY(!panel->isRunning());
            }
    }

    void noMessageWidensTheWindow_data() { noTextWidensTheWindow_data(); }

    void noMessageWidensTheWindow() {
        showWindow();
        for (const QString& text : lengthyTexts) {
            const QString name = QString(text).remove('\n');
            m_window->openFile("/nowhere/" + name);
            QVERIFY(isAsBefore());
            QTRY_VERIFY(m_window->messageText().startsWith("Could not open"));
            QVERIFY(m_window->messageText().contains(name)); // nothing is lost of it
            QVERIFY(isAsBefore());
        }
    }

    void noFileWidensTheWindow_data() { noTextWidensTheWindow_data(); }

    void noFileWidensTheWindow() {
        showWindow();
        RunReport report;
        report.plan.request.url = "http://example.test/" + run("u").toStdString();
        report.plan.request.method = run("M").toStdString();
        report.plan.request.headers = {{run("H").toStdString(), run("V").toStdString()}};
        report.plan.request.body = Body(run("b").toStdString());
        const QString file = m_folder.filePath(QString("f").repeated(240) + ".json");
        QVERIFY(writeRun(file, report));
        m_window->openFile(file);
        QTRY_VERIFY2(m_window->stress().hasResult(), qPrintable(m_window->messageText()));
        QVERIFY(isAsBefore());
        m_window->ngrams().findChild<QPushButton*>("ngramMore");
        QVERIFY(m_window->ngrams().drop({file, m_folder.filePath(run("d"))}));
        m_window->showPanel(m_window->ngrams());
        QVERIFY(isAsBefore());
    }

    void geometryOfALargerScreenIsCutDown() {
        m_window.reset();
        m_settings = std::make_unique<Settings>(m_folder.filePath("large.ini"));
        {
            MainWindow window(*m_settings, m_theme, "loadstone-cli");
            window.resize(21'507, 9'000);
            m_settings->setGeometry(window.saveGeometry());
        }
        MainWindow window(*m_settings, m_theme, "loadstone-cli");
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, patience));
        const QSize room = window.screen()->availableSize().expandedTo(window.minimumSizeHint());
        QVERIFY(window.width() <= room.width() && window.height() <= room.height());
    }

    void longWordsAreShortenedInTheMiddle() {
        const QString text = "\"" + QString("a").repeated(90) + "\" has no scheme";
        QCOMPARE(shortened(text), "\"" + QString("a").repeated(38) + QChar(0x2026) +
                                      QString("a").repeated(19) + "\" has no scheme");
        QCOMPARE(shortened("Short words stay."), "Short words stay.");
        QCOMPARE(shortened(run("ab ")).size(), 400);
        SentenceLabel label;
        label.setSentence(text);
        QCOMPARE(label.sentence(), text);
        QVERIFY(label.toolTip().contains(QString("a").repeated(59)));
    }

private:
    void showWindow() {
        QFETCH(QSize, size);
        QFETCH(Appearance, appearance);
        m_window.reset();
        m_settings = std::make_unique<Settings>(m_folder.filePath("settings.ini"));
        m_theme.setAppearance(appearance);
        m_window = std::make_unique<MainWindow>(*m_settings, m_theme, "/nonexistent");
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
        m_size = size;
        const QSize now = m_window->size(), least = m_window->minimumSizeHint();
        const QString seen = QString("%1 x %2, least %3 x %4");
        QVERIFY2(
            isAsBefore(),
            qPrintable(
                seen.arg(now.width()).arg(now.height()).arg(least.width()).arg(least.height())));
    }

    std::array<const Panel*, 3> panels() const {
        return {&m_window->stress(), &m_window->compare(), &m_window->ngrams()};
    }

    /// Also those under More, which is opened.
    static void fillAll(const QWidget& panel, const QString& text) {
        for (const char* name : {"more", "sweepMore", "ngramMore"})
            if (auto* more = panel.findChild<QPushButton*>(name))
                more->setChecked(true);
        for (QLineEdit* line : panel.findChildren<QLineEdit*>())
            if (line->objectName() != "qt_spinbox_lineedit")
                line->setText(text);
        for (QPlainTextEdit* lines : panel.findChildren<QPlainTextEdit*>())
            lines->setPlainText(text);
    }

    bool isAsBefore() const {
        QTest::qWait(0); // lets posted layout requests take effect
        return m_window->size() == m_size && m_window->minimumSizeHint().width() <= m_size.width();
    }

    const QTemporaryDir m_folder;
    Theme m_theme;
    QSize m_size;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

LOADSTONE_TEST(LongInputTest)
#include "longinput_test.moc"
