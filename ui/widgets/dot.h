#pragma once

#include <QWidget>

namespace loadstone {

/// A small disc: green when on, grey when off.
class Dot : public QWidget {
    Q_OBJECT

public:
    explicit Dot(QWidget* parent = nullptr);

    void setOn(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_on = false;
};

} // namespace loadstone
