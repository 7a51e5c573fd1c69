#include "ui/widgets/sentencelabel.h"

#include <QRegularExpression>

namespace loadstone {

namespace {

constexpr qsizetype longestWord = 60;
constexpr qsizetype longestText = 400;

QString withoutMiddle(const QString& text, qsizetype longest) {
    if (text.size() <= longest)
        return text;
    const qsizetype end = longest / 3;
    return text.left(longest - end - 1) + QChar(0x2026) + text.right(end);
}

/// Wraps to several lines, as a tip of plain text does not.
QString tipOf(const QString& text) {
    constexpr qsizetype longestTip = 2'000;
    static const QRegularExpression longRun(R"((\S{60}))");
    QString broken = withoutMiddle(text, longestTip);
    broken.replace(longRun, "\\1\n");
    return "<p>" + broken.toHtmlEscaped().replace('\n', "<br>") + "</p>";
}

} // namespace

QString shortened(const QString& text) {
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

SentenceLabel::SentenceLabel(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

void SentenceLabel::setSentence(const QString& text) {
    m_sentence = text;
    const QString shown = shortened(text);
    setText(shown);
    setToolTip(shown == text ? QString() : tipOf(text));
}

QSize SentenceLabel::minimumSizeHint() const {
    return {0, fontMetrics().height()};
}

} // namespace loadstone
