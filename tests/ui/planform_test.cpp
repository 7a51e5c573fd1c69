// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/othersettings.h"
#include "tests/support/testprogram.h"
#include "tests/ui/shownform.h"
#include "tests/ui/shownnotes.h"
#include "ui/request/bodyfield.h"
#include "ui/request/bodyhint.h"
#include "ui/request/maskedfields.h"
#include "ui/request/storedplanfields.h"
#include "ui/stress/planform.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/wrappedrow.h"
#include "ui/window/settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace loadstone;

namespace {

/// Of those that are folded away.
int settingsChangedIn(const LoadPlan& plan) {
    const LoadPlan standard;
    int changed = 0;
    forEachSetting([&](const auto& row) {
        changed += row.place == Place::Folded && row.in(plan) != row.in(standard) ? 1 : 0;
    });
    return changed;
}

void type(QWidget& form, const QString& name, const QString& text) {
    auto* field = form.findChild<QWidget*>(name);
    QVERIFY2(field, qPrintable(name));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void store(const QTemporaryDir& folder, const PlanFields& fields) {
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    storePlanFields(settings, "stress", fields);
}

PlanFields stored(const QTemporaryDir& folder) {
    return loadPlanFields(QSettings(folder.filePath("s.ini"), QSettings::IniFormat), "stress");
}

} // namespace

class PlanFormTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_form = shownForm();
        QVERIFY(m_form);
    }

    void standardFormCanRun() {
        const auto plan = m_form->submit();
        QVERIFY(plan);
        QCOMPARE(plan->request.url, std::string("http://127.0.0.1:8089/"));
        QCOMPARE(plan->threads, defaultThreads());
        QVERIFY(plan->duration == Milliseconds(10'000)); // there is something to watch
        QCOMPARE(shownNotes(*m_form), QString());
    }

    // In a small window too, where the settings that are folded away have to be scrolled.
    void theFieldThatIsWrongIsInSight() {
        m_form->resize(m_form->minimumSizeHint().width() + 200, 420);
        PlanFields fields = defaultFields();
        fields["check"] = "bod contains x";
        m_form->setFields(fields);
        auto* const field = m_form->findChild<QWidget*>("check");
        QVERIFY(!field->isVisible());
        QVERIFY(!m_form->submit());
        QTRY_VERIFY(field->isVisible() && field->hasFocus());
        QTRY_COMPARE(field->visibleRegion().boundingRect(), field->rect());
    }

    void typingGivesThePlan() {
        type(*m_form, "url", "http://example.test:81/x");
        type(*m_form, "requests", "12k");
        type(*m_form, "threads", "48");
        m_form->showOptions(true);
        type(*m_form, "timeout", "1500ms");
        type(*m_form, "expect-status", "200,404");
        m_form->findChild<QPlainTextEdit*>("header")->setPlainText("Accept: */*\n\nX: a:b");
        const auto plan = m_form->submit();
        QVERIFY(plan);
        QCOMPARE(plan->request.url, std::string("http://example.test:81/x"));
        QCOMPARE(*plan->requests, 12'000U);
        QVERIFY(!plan->duration);
        QCOMPARE(plan->threads, 48);
        QCOMPARE(plan->transport.timeout, Milliseconds(1500));
        QCOMPARE(plan->expected.text(), std::string("200,404"));
        QCOMPARE(plan->request.headers, (std::vector<Header>{{"Accept", "*/*"}, {"X", "a:b"}}));
    }

    void typingADurationChoosesIt() {
        type(*m_form, "duration", "45");
        const auto plan = m_form->submit();
        QVERIFY(plan);
        QVERIFY(!plan->requests);
        QCOMPARE(*plan->duration, Milliseconds(45'000));
        QVERIFY(m_form->findChild<QRadioButton*>("byDuration")->isChecked());
    }

    void countsReadAsPeopleWriteThem_data() {
        addColumns<QString, int>("text", "count");
        QTest::newRow("suffix") << "10k" << 10'000;
        QTest::newRow("million") << "1m" << 1'000'000;
        QTest::newRow("commas") << "1,000,000" << 1'000'000;
        QTest::newRow("spaces") << "25 000" << 25'000;
        QTest::newRow("apostrophe") << "2'000" << 2'000;
    }

    void countsReadAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(int, count);
        const auto read = readCount(text);
        QVERIFY(read);
        QCOMPARE(*read, static_cast<std::uint64_t>(count));
    }

    void numbersStayAsTyped_data() {
        addColumns<QString, QString>("text", "sentence");
        QTest::newRow("too many") << "5000"
                                  << "must be from 1 to 2,048";
        QTest::newRow("part") << "2.5"
                              << "whole number";
        QTest::newRow("negative") << "-1"
                                  << "whole number";
        QTest::newRow("none") << "0"
                              << "must be from 1 to 2,048";
        QTest::newRow("word") << "abc"
                              << "whole number";
        QTest::newRow("empty") << ""
                               << "whole number";
    }

    void numbersStayAsTyped() {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        type(*m_form, "threads", text);
        QTest::keyClick(m_form->findChild<QWidget*>("threads"), Qt::Key_Tab);
        QVERIFY2(shownNotes(*m_form).contains(sentence), qPrintable(shownNotes(*m_form)));
        QVERIFY(!m_form->submit());
        QCOMPARE(m_form->fields()["threads"], text);
    }

    void numbersAreStepped() {
        auto* threads = m_form->findChild<NumberField*>("threads");
        type(*m_form, "threads", "999");
        QTest::keyClick(threads, Qt::Key_Up);
        QCOMPARE(threads->text(), "1,000");
        QCOMPARE(m_form->submit()->threads, 1000);
        type(*m_form, "threads", "1");
        QTest::keyClick(threads, Qt::Key_Down);
        QCOMPARE(threads->text(), "1");
    }

    void addressesGetTheirScheme_data() {
        addColumns<QString, QString>("typed", "url");
        for (const char* address :
             {"localhost", "localhost:8089/x", "example.com/search?q=http://x", "127.0.0.1:80",
              "[::1]:8089/", "intranet:81/a", "a.b?x"})
            QTest::newRow(address) << address << QString("http://%1").arg(address);
        for (const char* other : {"", "somewhere", "a b.c", "http:/x.y", "ftp://x.y",
                                  "mailto:a@b.c", "https://x.y/", "http://host:port/path"})
            QTest::newRow(qPrintable(QString("not %1").arg(other))) << other << QString(other);
    }

    void addressesGetTheirScheme() {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        type(*m_form, "url", typed);
        QTest::keyClick(m_form->findChild<QWidget*>("url"), Qt::Key_Tab);
        QCOMPARE(m_form->fields()["url"], url);
        m_form->setUrl(typed);
        m_form->submit(); // also without leaving the field
        QCOMPARE(m_form->fields()["url"], url);
    }

    void missingSecretsAreAskedFor_data() {
        addColumns<QString, QString>("field", "text");
        QTest::newRow("url") << "url"
                             << "http://host/?token=***";
        QTest::newRow("header") << "header"
                                << "Authorization: ***";
        QTest::newRow("data") << "data"
                              << "{\"password\": \"***\"}";
    }

    void missingSecretsAreAskedFor() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        PlanFields fields = defaultFields();
        fields[field.toStdString()] = text;
        m_form->setFields(fields);
        QVERIFY(!m_form->submit());
        QVERIFY2(shownNotes(*m_form).contains("is missing, as files do not keep it"),
                 qPrintable(shownNotes(*m_form)));
        fields[field.toStdString()] = QString(text).replace("***", "open");
        m_form->setFields(fields);
        QVERIFY(m_form->submit());
    }

    void bodiesAreTalkedAbout() {
        PlanFields fields = defaultFields();
        QCOMPARE(bodyHint(fields), QString());
        fields["data"] = "{\"a\": 1}";
        m_form->setFields(fields);
        QVERIFY(shownNotes(*m_form).contains("GET goes out with this body"));
        QVERIFY(shownNotes(*m_form).contains("add the header Content-Type: application/json"));
        fields["method"] = "POST";
        fields["header"] = "content-type: application/json";
        m_form->setFields(fields);
        QCOMPARE(shownNotes(*m_form), QString());
        fields["header"] = "";
        fields["data"] = "a=1";
        QVERIFY(bodyHint(fields).startsWith("The body goes out as application/x-www-form-"));
    }

    void tabReachesTheOptionsInOrder() {
        m_form->showOptions(true);
        m_form->findChild<QWidget*>("more")->setFocus();
        for (const char* next :
             {"warm-up", "on-deadline", "arrival", "seed", "spin", "threshold",
              "abort-on-threshold", "header", "body", "timeout", "connect-timeout", "expect-status",
              "redirect", "httpVersion", "insecure", "disable-keepalive"}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->objectName(), next);
        }
    }

    void misplacedSeparatorsAreNotGuessed() {
        QVERIFY(!readCount("1,5"));
        QVERIFY(!readCount("1,5k"));
        QVERIFY(!readCount("10,00"));
    }

    void whatWasUnderstoodIsWrittenOut() {
        type(*m_form, "requests", "10k");
        QTest::keyClick(m_form->findChild<QWidget*>("requests"), Qt::Key_Tab);
        QCOMPARE(m_form->findChild<QLineEdit*>("requests")->text(), "10,000");
    }

    void wrongValuesAreMarkedInWords_data() {
        addColumns<QString, QString, QString>("field", "text", "sentence");
        QTest::newRow("no url") << "url"
                                << ""
                                << "No URL was given";
        QTest::newRow("no scheme") << "url"
                                   << "somewhere"
                                   << "did you mean http://somewhere?";
        QTest::newRow("one slash") << "url"
                                   << "http:/127.0.0.1:8089/"
                                   << "did you mean http://127.0.0.1:8089/?";
        QTest::newRow("ftp") << "url"
                             << "ftp://x/"
                             << "is not http:// or https://";
        QTest::newRow("port") << "url"
                              << "http://x:99999/"
                              << "port";
        QTest::newRow("zero") << "requests"
                              << "0"
                              << "at least 1";
        QTest::newRow("words") << "requests"
                               << "many"
                               << "is not a whole number";
        QTest::newRow("no time") << "duration"
                                 << "soon"
                                 << "is not a duration";
        QTest::newRow("timeout") << "timeout"
                                 << "0"
                                 << "too short";
        QTest::newRow("connect") << "connect-timeout"
                                 << "x"
                                 << "is not a duration";
        QTest::newRow("statuses") << "expect-status"
                                  << "abc"
                                  << "abc";
        QTest::newRow("header") << "header"
                                << "nonsense"
                                << "Name: value";
    }

    void wrongValuesAreMarkedInWords() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        m_form->showOptions(true);
        type(*m_form, field, text);
        QVERIFY(!m_form->submit());
        QVERIFY2(shownNotes(*m_form).contains(sentence), qPrintable(shownNotes(*m_form)));
        auto* widget = m_form->findChild<QWidget*>(field);
        QVERIFY(widget->accessibleDescription().contains(sentence));
        QTRY_VERIFY(widget->hasFocus());
    }

    void errorIsFoundBehindTheFold() {
        m_form->showOptions(true);
        type(*m_form, "timeout", "x");
        m_form->showOptions(false);
        QVERIFY(!m_form->submit());
        QVERIFY(m_form->areOptionsShown());
        QTRY_VERIFY(m_form->findChild<QWidget*>("timeout")->hasFocus());
    }

    void untouchedFieldIsNotScolded() {
        type(*m_form, "url", "http:/");
        QCOMPARE(shownNotes(*m_form), QString());
        QTest::keyClick(m_form->findChild<QWidget*>("url"), Qt::Key_Tab);
        QVERIFY(!shownNotes(*m_form).isEmpty());
        type(*m_form, "url", "http://x/");
        QCOMPARE(shownNotes(*m_form), QString());
    }

    void errorFoundByTheRunIsShownAtItsField() {
        QVERIFY(m_form->showError({"threads", "the system allows only 5 more threads"}));
        QCOMPARE(shownNotes(*m_form), "The system allows only 5 more threads.");
        QVERIFY(!m_form->showError({"", "something else"}));
    }

    void enterInAFieldAsksForTheRun_data() {
        QTest::addColumn<QString>("field");
        for (const char* field : {"url", "requests", "duration", "threads"})
            QTest::newRow(field) << field;
    }

    void enterInAFieldAsksForTheRun() {
        QFETCH(QString, field);
        QSignalSpy asked(m_form.get(), &PlanForm::startRequested);
        QTest::keyClick(m_form->findChild<QWidget*>(field), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }

    void changedOptionsAreCounted() {
        PlanFields fields = defaultFields();
        QCOMPARE(changedOptions(fields), 0);
        fields["header"] = "A: b";
        fields["insecure"] = "false";
        fields["redirect"] = "3";
        QCOMPARE(changedOptions(fields), 3);
    }

    void planGivesTheFormThatGivesThePlan() {
        LoadPlan plan;
        plan.request = {"PROPFIND", "https://[::1]:8443/a?b=c", {{"X-Trace", "1"}}, "ä\n"};
        plan.transport.timeout = Milliseconds(1);
        plan.transport.connectTimeout = Milliseconds(90'000);
        plan.transport.redirects = 5;
        plan.transport.version = HttpVersion::Http2;
        plan.transport.verifyTls = false;
        plan.transport.keepAlive = false;
        plan.transport.environmentProxy = true;
        plan.expected = *StatusRanges::parse("200-299,418");
        plan.threads = 2048;
        plan.requests.reset();
        plan.duration = Milliseconds(1500);
        m_form->setFields(fieldsOf(plan));
        const auto read = m_form->submit();
        QVERIFY(read);
        QCOMPARE(*read, plan);
    }

    void engineIsPartOfThePlan() {
        LoadPlan plan;
        plan.request.url = "http://example.test/";
        for (const EngineKind engine : {EngineKind::Loop, EngineKind::Process, EngineKind::Pool}) {
            plan.engine = engine;
            m_form->setFields(fieldsOf(plan));
            QCOMPARE(m_form->findChild<QLabel*>("unit")->text().remove('&'),
                     engine == EngineKind::Pool ? "Threads" : "Connections");
            QVERIFY(m_form->submit() == plan);
        }
    }

    void whatTheEngineCannotDoIsMarked() {
        PlanFields fields = defaultFields();
        fields["engine"] = "loop";
        fields["http2"] = "2";
        m_form->setFields(fields);
        QVERIFY(!m_form->submit());
        QVERIFY2(shownNotes(*m_form).contains("speaks HTTP/1.1 only; use the pool engine"),
                 qPrintable(shownNotes(*m_form)));
        auto* engines = m_form->findChild<QComboBox*>("engine");
        engines->setCurrentIndex(engines->findText("pool"));
        QVERIFY(m_form->submit());
    }

    void settingsComeBack() {
        const QTemporaryDir folder;
        PlanFields fields = defaultFields();
        fields["url"] = "https://example.test/";
        fields.amount = PlanFields::Amount::Duration;
        fields["duration"] = "2m";
        fields["threads"] = "7";
        fields["engine"] = "process";
        fields["header"] = "Accept: */*";
        fields["http2"] = "2";
        fields["disable-keepalive"] = "false";
        store(folder, fields);
        QCOMPARE(stored(folder), fields);
    }

    void eachSettingHasAFieldAndIsStored() {
        const QTemporaryDir folder;
        forEachSetting([&](const auto& row) {
            if (row.place == Place::None)
                return;
            const LoadPlan plan = otherPlan(row);
            PlanFields fields = fieldsOf(plan);
            m_form->setFields(fields);
            QVERIFY2(m_form->fields() == fields, row.field);
            QVERIFY2(changedOptions(fields) == settingsChangedIn(plan), row.field);
            store(folder, fields);
            fields["pass"].clear();
            if (plan.transport.digest) { // needs what is not stored
                fields["url"].remove("me:word@");
                fields["digest"] = "false";
            }
            QVERIFY2(stored(folder) == fields, row.field);
        });
    }

    /// A plan that is opened and started again is the same in all.
    void noSettingIsLostInTheForm() {
        forEachSetting([&](const auto& row) {
            const LoadPlan plan = otherPlan(row);
            m_form->setFields(fieldsOf(plan));
            const auto again = m_form->submit();
            QVERIFY2(again && *again == plan, row.field);
        });
    }

    void bodiesThatCannotBeTypedAreKept_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("bytes") << QByteArray("\xff\x00\xfe", 3);
        QTest::newRow("line ends") << QByteArray("a\r\nb\r\n");
        QTest::newRow("separator") << QByteArray("a\u2029b");
        QTest::newRow("blank that does not break") << QByteArray("a\u00a0b");
        QTest::newRow("large") << QByteArray(2'000'000, 'x');
    }

    void bodiesThatCannotBeTypedAreKept() {
        QFETCH(QByteArray, body);
        LoadPlan plan;
        plan.request = {"POST", "http://example.test/", {}, Body(body.toStdString())};
        m_form->setFields(fieldsOf(plan));
        QCOMPARE(changedOptions(m_form->fields()), 1);
        QVERIFY(m_form->submit()->request.body == plan.request.body);
        m_form->findChild<QAbstractButton*>("bodyFile")->click(); // Remove
        QVERIFY(m_form->submit()->request.body.empty());
        QVERIFY(m_form->findChild<QPlainTextEdit*>("body")->isEnabled());
    }

    void aBodyIsReadFromAFile() {
        const QTemporaryDir folder;
        const QString name = folder.filePath("body.bin");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a\r\n\xff", 4) == 4);
        file.close();
        const QSignalSpy edited(m_form.get(), &PlanForm::edited);
        auto* body = m_form->findChild<BodyField*>();
        body->read(name);
        QTRY_VERIFY(!edited.isEmpty());
        QCOMPARE(m_form->submit()->request.body.bytes(), std::string("a\r\n\xff"));
        QCOMPARE(m_form->findChild<QPlainTextEdit*>("body")->placeholderText(), "body.bin, 4 B");
        QVERIFY(shownNotes(*m_form).contains("GET goes out with this body"));
        body->read(folder.filePath("absent"));
        QTRY_VERIFY(shownNotes(*m_form).contains("absent"));
        QVERIFY(m_form->submit()->request.body.bytes().size() == 4); // as it was
    }

    void theAmountsAreKeptApart() {
        type(*m_form, "stage", "30s:200/s, 1m:200/s");
        QVERIFY(m_form->findChild<QRadioButton*>("byStage")->isChecked());
        QVERIFY(m_form->findChild<QWidget*>("stage")->isVisible());
        QVERIFY(!m_form->findChild<QWidget*>("requests")->isVisible());
        const auto staged = m_form->submit();
        QVERIFY(staged && !staged->requests && !staged->duration);
        QCOMPARE(staged->countedTime().value(), Milliseconds(90'000));
        m_form->findChild<QRadioButton*>("byRequests")->click();
        QVERIFY(m_form->findChild<QWidget*>("requests")->isVisible());
        QCOMPARE(*m_form->submit()->requests, 10'000U);
        QCOMPARE(m_form->fields()["stage"], "30s:200/s, 1m:200/s");
    }

    void stagesThatAreMissingAreAskedFor_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("none") << ""
                              << "No stage was given";
        QTest::newRow("blank") << " "
                               << "No stage was given";
        QTest::newRow("word") << "soon"
                              << "Stage 1: ";
    }

    void stagesThatAreMissingAreAskedFor() {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        m_form->findChild<QRadioButton*>("byStage")->click();
        m_form->findChild<QLineEdit*>("stage")->setText(text);
        QVERIFY(!m_form->submit());
        QVERIFY2(shownNotes(*m_form).startsWith(sentence), qPrintable(shownNotes(*m_form)));
        QVERIFY(!shownNotes(*m_form).contains("duration"));
    }

    void theAmountOfAnEarlierVersionIsRead() {
        const QTemporaryDir folder;
        QSettings raw(folder.filePath("s.ini"), QSettings::IniFormat);
        raw.setValue("stress/by_duration", true);
        raw.setValue("stress/duration", "7s");
        raw.sync();
        QVERIFY(stored(folder).byDuration());
        QCOMPARE(stored(folder)["duration"], "7s");
    }

    void theRowsWrapIfThereIsNoRoom() {
        const auto* row = m_form->findChild<WrappedRow*>();
        m_form->resize(1400, m_form->height());
        QTRY_VERIFY(!row->isWrapped());
        m_form->resize(m_form->minimumSizeHint());
        QTRY_VERIFY(row->isWrapped());
        QVERIFY(m_form->minimumSizeHint().width() < 760);
    }

    void secretsAreNotStored() {
        const QTemporaryDir folder;
        PlanFields fields = defaultFields();
        fields["url"] = "http://ann:geheim@example.test/";
        fields["header"] = "authorization: Bearer geheim\nAccept: */*\nCookie: a=geheim";
        store(folder, fields);
        QFile file(folder.filePath("s.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("geheim"));
        const PlanFields read = stored(folder);
        QCOMPARE(read["header"], "Accept: */*");
        QCOMPARE(read["url"], "http://example.test/");
    }

    void noSecretIsStored_data() {
        addColumns<QString, QString, QString>("url", "headers", "body");
        const QString url = "http://example.test/";
        QTest::newRow("password") << "http://ann:geheim@example.test/"
                                  << ""
                                  << "";
        QTest::newRow("token") << "http://geheim1geheim2geheim@example.test/"
                               << ""
                               << "";
        QTest::newRow("parameter") << url + "?access_token=geheim"
                                   << ""
                                   << "";
        QTest::newRow("authorization") << url << "Authorization: geheim"
                                       << "";
        QTest::newRow("own header") << url << "X-Auth-Token: geheim\nAccept: */*"
                                    << "";
        QTest::newRow("command that was not understood")
            << "curl -u me:geheim --ntlm http://example.test/"
            << "X-Host: example.test"
            << "";
        QTest::newRow("form") << url << ""
                              << "a=b&password=geheim";
        QTest::newRow("JSON") << url << ""
                              << R"({"client_secret":"geheim"})";
    }

    void noSecretIsStored() {
        QFETCH(QString, url);
        QFETCH(QString, headers);
        QFETCH(QString, body);
        const QTemporaryDir folder;
        PlanFields fields = defaultFields();
        fields["url"] = url;
        fields["header"] = headers;
        fields["data"] = body;
        fields["pass"] = "geheim";
        fields["proxy"] = "http://me:geheim@proxy.test:3128";
        store(folder, fields);
        QFile file(folder.filePath("s.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(!text.contains("geheim"), text);
        QVERIFY2(text.contains("example.test"), text);
    }

    // A text under the mask could be read in a PDF, so the field itself shows the mask meanwhile.
    void aPictureShowsNoSecret() {
        PlanFields fields = defaultFields();
        fields["url"] = "http://ann:geheim@example.test/?key=geheim";
        fields["header"] = "Accept: */*\nX-Auth-Token: geheim";
        fields["data"] = "a=b&password=geheim";
        fields["proxy"] = "http://me:geheim@proxy.test:3128";
        m_form->setFields(fields);
        const QSignalSpy edited(m_form.get(), &PlanForm::edited);
        {
            const MaskedFields masked(*m_form);
            QCOMPARE(m_form->fields()["url"], "http://ann:***@example.test/?key=***");
            QCOMPARE(m_form->fields()["header"], "Accept: */*\nX-Auth-Token: ***");
            QCOMPARE(m_form->fields()["data"], "a=b&password=***");
            QCOMPARE(m_form->fields()["proxy"], "http://me:***@proxy.test:3128");
        }
        QCOMPARE(m_form->fields(), fields);
        QCOMPARE(edited.size(), 0);
    }

    void nonsenseInSettingsIsReplaced() {
        const QTemporaryDir folder;
        QSettings raw(folder.filePath("s.ini"), QSettings::IniFormat);
        for (const char* key :
             {"url", "requests", "duration", "threads", "timeout", "redirects", "http_version",
              "expect_status", "method", "headers", "connect_timeout", "engine"})
            raw.setValue(QString("stress/") + key, "no sense");
        raw.setValue("appearance", "purple");
        raw.sync();
        QVERIFY(readPlan(stored(folder)).errors.empty());
        QCOMPARE(Settings(folder.filePath("s.ini")).appearance(), Appearance::System);
    }

private:
    std::unique_ptr<PlanForm> m_form;
};

LOADSTONE_TEST(PlanFormTest)
#include "planform_test.moc"
