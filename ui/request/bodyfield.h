// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planfields.h"
#include "ui/widgets/backgroundwork.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

namespace loadstone {

/// The body of a request: typed, or the bytes of a file, which is read once, beside the window, and
/// is not remembered. What came with an opened result and is no text is kept as well. GUI thread.
class BodyField : public QWidget {
    Q_OBJECT

public:
    /// `text` is where a body is typed; it becomes a part of this.
    explicit BodyField(QPlainTextEdit* text, QWidget* parent = nullptr);

    const std::optional<GivenBody>& given() const { return m_given; }
    void setGiven(const std::optional<GivenBody>& given);
    /// Takes the bytes of a file; edited() follows, or failed().
    void read(const QString& file);

signals:
    void edited();
    /// The body is to be made of the parts of a form.
    void formWanted();
    void failed(const loadstone::Error& error);

private:
    void onButton();
    void take(const QString& file, Expected<std::string> bytes);

    QPlainTextEdit* m_text;
    QToolButton* m_button;
    QToolButton* m_form;
    std::optional<GivenBody> m_given;
    int m_readings = 0; ///< counts them, to know the last one
    BackgroundWork m_background;
};

} // namespace loadstone
