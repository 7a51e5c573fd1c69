// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QRadioButton>

namespace loadstone {

/// How much to send: a number of requests, or for how long. Typing into one of the two fields
/// chooses it.
class AmountField : public QWidget {
    Q_OBJECT

public:
    explicit AmountField(QWidget* parent = nullptr);

    bool byDuration() const { return m_byDuration->isChecked(); }
    void setByDuration(bool byDuration);
    QLineEdit& requests() const { return *m_requests; }
    QLineEdit& duration() const { return *m_duration; }

signals:
    void edited();

private:
    void buildRequests();
    void buildDuration();
    void bind(QRadioButton* choice, QLineEdit* field);
    void normalizeRequests();
    void normalizeDuration();

    QRadioButton* m_byRequests;
    QLineEdit* m_requests;
    QRadioButton* m_byDuration;
    QLineEdit* m_duration;
};

} // namespace loadstone
