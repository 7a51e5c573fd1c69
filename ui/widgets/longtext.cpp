// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/longtext.h"

#include <QRegularExpression>

namespace loadstone {

namespace {

QString withoutMiddle(const QString& text, qsizetype longest) {
    if (text.size() <= longest)
        return text;
    const qsizetype end = longest / 3;
    return text.left(longest - end - 1) + QChar(0x2026) + text.right(end);
}

} // namespace

QString shortened(const QString& text) {
    constexpr qsizetype longestWord = 60;
    constexpr qsizetype longestText = 400;
    static const QRegularExpression words(R"(\S+)");
    QString result;
    qsizetype done = 0;
    for (auto found = words.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch word = found.next();
        result += text.mid(done, word.capturedStart() - done);
        result += withoutMiddle(word.captured(), longestWord);
        done = word.capturedEnd();
    }
    return withoutMiddle(result + text.mid(done), longestText);
}

QString wrappedTip(const QString& text) {
    constexpr qsizetype longestTip = 2'000;
    const QChar lineEnd = QChar::LineSeparator; // which HTML leaves as it is
    static const QRegularExpression longRun(R"((\S{60}))");
    QString broken = withoutMiddle(text, longestTip);
    broken.replace(longRun, "\\1" + QString(lineEnd));
    return "<p>" + broken.toHtmlEscaped().replace('\n', "</p><p>").replace(lineEnd, "<br>") +
           "</p>";
}

} // namespace loadstone
