#pragma once

#include <QPushButton>

namespace loadstone {

/// The button that starts what a form describes, and stops it while it is on.
class StartButton : public QPushButton {
    Q_OBJECT

public:
    struct Texts {
        QString text;
        QString tip;
    };

    StartButton(Texts start, Texts stop, QWidget* parent = nullptr);

    void setRunning(bool running);

signals:
    void startClicked();
    void stopClicked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();

    Texts m_start;
    Texts m_stop;
    bool m_running = false;
};

} // namespace loadstone
