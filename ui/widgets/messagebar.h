// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/sentencelabel.h"

#include <QPushButton>

#include <functional>

namespace loadstone {

/// A sentence for the person at the window, and perhaps one thing that can be done about it.
struct Message {
    enum class Kind { Info, Warning };

    Kind kind = Kind::Info;
    QString text;
    QString actionText; ///< empty: nothing to do
    std::function<void()> action;

    static Message info(const QString& text) { return {Kind::Info, text, {}, {}}; }
    static Message warning(const QString& text, const QString& actionText = {},
                           const std::function<void()>& action = {}) {
        return {Kind::Warning, text, actionText, action};
    }
};

/// Shows one message below the panels until it is closed or replaced; stops nobody's work.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    QString text() const { return m_label->sentence(); }
    void showMessage(const Message& message);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void act();

    QLabel* m_icon;
    SentenceLabel* m_label;
    QPushButton* m_actionButton;
    std::function<void()> m_action;
    Message::Kind m_kind = Message::Kind::Info;
};

} // namespace loadstone
