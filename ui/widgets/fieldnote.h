#pragma once

#include <QLabel>

namespace loadstone {

/// A sentence under a row of fields that says what is wrong there; takes no room while all is well.
class FieldNote : public QWidget {
    Q_OBJECT

public:
    explicit FieldNote(QWidget* parent = nullptr);

    QString text() const { return m_label->text(); }
    /// An empty text hides the note.
    void setText(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();

    QLabel* m_label;
};

} // namespace loadstone
