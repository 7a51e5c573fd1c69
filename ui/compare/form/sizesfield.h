// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QToolButton>

#include <vector>

namespace loadstone {

/// The pool sizes of a sweep: a list to type, and a menu of usual ones.
class SizesField : public QWidget {
    Q_OBJECT

public:
    explicit SizesField(QWidget* parent = nullptr);

    QLineEdit& line() const { return *m_line; }
    /// The size of the Stress panel, around which some may be wanted.
    void setCurrentSize(int threads) { m_current = threads; }

signals:
    void edited();

private:
    void buildLine();
    void buildPresets();
    void setSizes(const std::vector<int>& sizes);

    QLineEdit* m_line;
    QToolButton* m_presets;
    int m_current;
};

} // namespace loadstone
