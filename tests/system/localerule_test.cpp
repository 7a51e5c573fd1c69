// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/system/sourcetree.h"

#include <QRegularExpression>

using namespace loadstone;

namespace {

QString withoutComments(QString text) {
    static const QRegularExpression comment("//[^\n]*");
    return text.remove(comment);
}

/// The calls in this text whose result depends on the locale of who runs the program.
QStringList localeCallsIn(const QString& text) {
    static const QRegularExpression calls(
        "\\w*printf\\s*\\([^;]*%[-+ #0-9.*]*[lL]?[aefgAEFG]|" // a decimal comma
        "\\b(ato[f]|strto[dfl]|strtold|sto[dfl]|stold)\\s*\\(|"
        "\\b(is(alpha|alnum|digit|xdigit|space|upper|lower|punct|print)|to(lower|upper))\\s*\\(|"
        "\\b(strn?casecmp|strcoll|strftime|put_time|localeconv)\\s*\\(|"
        "std::locale\\b|\\bQLocale\\(\\)|QLocale::system\\b|\\blocaleAwareCompare\\b|arg\\(\"%L");
    QStringList found;
    const QString code = withoutComments(text);
    for (auto it = calls.globalMatch(code); it.hasNext();)
        found << it.next().captured().simplified();
    return found;
}

} // namespace

/// A desktop's locale changes no file and no figure: numbers become text by std::to_chars
/// (core/base/decimals.h) and names of HTTP are compared as ASCII (core/base/asciicase.h).
class LocaleRuleTest : public QObject {
    Q_OBJECT

private slots:
    void nothingFollowsTheLocale() {
        const QStringList files = filesUnder({"core", "ui", "app"});
        QVERIFY(files.size() > 50);
        QStringList found;
        for (const QString& file : files)
            for (const QString& call : localeCallsIn(textOf(file)))
                found << file + ": " + call;
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void aCallIsFound_data() {
        addColumns<QString, int>("line", "calls");
        const auto row = [](const char* line, int calls) {
            QTest::newRow(line) << QString(line) << calls;
        };
        row("std::snprintf(text.data(), text.size(), \"%.*f\", decimals, value);", 1);
        row("snprintf(b, 9,\n    \"%.4g\", value);", 1);
        row("fprintf(stderr, \"%s: %d\", name, number);", 0);
        row("std::stod(text)", 1);
        row("std::strtod(text, &end)", 1);
        row("std::tolower(c)", 1);
        row("text.toLower()", 0);
        row("strcasecmp(name, other) == 0", 1);
        row("QLocale().toString(number)", 1);
        row("// strtod() follows the locale", 0);
        row("formatNumber(value, 1)", 0);
    }

    void aCallIsFound() {
        QFETCH(QString, line);
        QFETCH(int, calls);
        QCOMPARE(localeCallsIn(line).size(), calls);
    }
};

LOADSTONE_TEST(LocaleRuleTest)
#include "localerule_test.moc"
