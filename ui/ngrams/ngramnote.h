// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QPushButton>

namespace loadstone {

/// What stands where the results will be, before the first job: what will be seen there, and how to
/// get something to count.
class NgramNote : public QWidget {
    Q_OBJECT

public:
    explicit NgramNote(QWidget* parent = nullptr);

    /// The files of the form.
    void follow(const QStringList& files);

signals:
    void sampleWanted();

private:
    QLabel* m_text;
    QLabel* m_hint;
    QPushButton* m_button;
};

} // namespace loadstone
